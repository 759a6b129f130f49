using System.Collections.Immutable;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>
/// Finds two values of a message that each go on under the other's name: <c>width</c> as <c>height</c> and <c>height</c> as <c>width</c>. Values as short
/// as these are followed by their names alone.
/// </summary>
internal sealed class Swaps : IDetector
{
    // Two values are equal by chance more often than four are crosswise, so many times.
    private const int FewestSwapped = 5;

    private const int FewestValues = 4;

    // What neither went on nor changed places was worked out.
    private const double LeastExplained = 0.9;

    // A message of more fields is a map of things.
    private const int MostNames = 60;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene)
    {
        var reader = new PlaceReader(scene);
        return scene.Handovers
            .Where(handover => handover.Side == MessageSide.Request)
            .GroupBy(handover => (handover.Keeper, Target: reader.EndpointOf(handover.Target), Source: reader.EndpointOf(handover.Sources[0].Exchange)))
            .SelectMany(group => Find([.. group.Select(handover => Opened(handover, reader))]));
    }

    private static IEnumerable<AlteredValue> Find(Passing[] handovers)
    {
        var names = handovers.SelectMany(handover => handover.Names).Distinct(StringComparer.Ordinal).Take(MostNames).ToArray();
        return from first in names
               from second in names
               where string.CompareOrdinal(first, second) < 0
               let both = handovers.Where(handover => handover.HoldsTwo(first, second)).ToArray()
               let swapped = both.Where(handover => handover.Crosses(first, second)).ToImmutableArray()
               where swapped.Length >= FewestSwapped && swapped.Select(handover => handover.Pair(first, second)).Distinct().Count() >= FewestValues
               let explained = swapped.Length + both.Count(handover => handover.Keeps(first, second))
               where explained >= LeastExplained * both.Length
               select Of(first, second, swapped, both.Length, explained);
    }

    // By name, of those that a message holds once.
    private static Passing Opened(Handover handover, PlaceReader reader) => new(
        handover, ByName(reader.Read(handover.Sources[0].Exchange, handover.Sources[0].Side)), ByName(reader.Read(handover.Target, handover.Side)));

    private static Dictionary<string, PlacedValue> ByName(IEnumerable<PlacedValue> values) => values
        .Where(value => value.Place.Part is WirePart.Body or WirePart.Query)
        .GroupBy(value => PlaceWords.Of(value.Place), StringComparer.Ordinal)
        .Where(same => same.Take(2).Count() == 1)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    private static AlteredValue Of(string first, string second, ImmutableArray<Passing> swapped, int calls, int explained)
    {
        var shown = swapped[0];
        var (one, other) = (shown.From[first], shown.From[second]);
        var (sentOne, sentOther) = (shown.To[first], shown.To[second]);
        var target = shown.Handover.Target;
        Exchange[] exchanges =
        [
            .. swapped.SelectMany(handover => new[] { handover.Source, handover.Handover.Target })
                .DistinctBy(exchange => exchange.Id).OrderBy(exchange => exchange.Start),
        ];
        return new AlteredValue
        {
            Endpoint = sentOne.Place.Endpoint,
            Direction = target.Direction,
            Window = TimeRange.Of(exchanges) ?? TimeRange.Unknown,
            ExchangeIds = [.. exchanges.Select(exchange => exchange.Id)],
            Title = $"{one.Place} and {other.Place.Label} change places in {swapped.Length} of {calls} calls of "
                + $"{Phrases.Operation(sentOne.Place.Endpoint)}: {one.Text} and {other.Text} go on as {sentOne.Text} and {sentOther.Text}",
            Score = Wilson.LowerBound(explained, calls),
            Proof =
            [
                $"{ProofLine.Answered(shown.Source)} came with {Shown(one)} and {Shown(other)}",
                $"{ProofLine.Answered(target)} went with {Shown(sentOne)} and {Shown(sentOther)}",
            ],
            From = one.Place,
            To = sentOne.Place,
            Alteration = Alteration.Swapped,
            Received = one.Text,
            Sent = sentOne.Text,
            Kept = explained - swapped.Length,
            Altered = swapped.Length,
            Keeper = shown.Handover.Keeper,
        };
    }

    private static string Shown(PlacedValue value) => $"{value.Place.Label} = {ProofLine.Value(value.Text)}";

    /// <summary>A handover with the values of both messages by their names.</summary>
    private sealed record Passing(Handover Handover, Dictionary<string, PlacedValue> From, Dictionary<string, PlacedValue> To)
    {
        public Exchange Source => Handover.Sources[0].Exchange;

        public IEnumerable<string> Names => From.Keys.Where(To.ContainsKey);

        // Of equal values nobody can say which is which.
        public bool HoldsTwo(string first, string second) =>
            From.ContainsKey(first) && From.ContainsKey(second) && To.ContainsKey(first) && To.ContainsKey(second)
            && From[first].Canonical != From[second].Canonical;

        public bool Crosses(string first, string second) =>
            From[first].Canonical == To[second].Canonical && From[second].Canonical == To[first].Canonical;

        public bool Keeps(string first, string second) =>
            From[first].Canonical == To[first].Canonical && From[second].Canonical == To[second].Canonical;

        public (string, string) Pair(string first, string second) => (From[first].Canonical, From[second].Canonical);
    }
}
