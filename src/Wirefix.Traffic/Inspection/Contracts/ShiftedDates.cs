using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>
/// Finds dates that go on as the day before or the day after, whatever they are: a date was taken for a midnight, and that for a moment in another
/// time zone. Dates that differ by as much each time tell that the one was made of the other, under whatever names.
/// </summary>
internal sealed class ShiftedDates : IDetector
{
    // So many different dates are not a day apart from others by chance.
    private const int FewestDates = 6;

    // Who agreed on the first day after a time, or the last one of it, shifts nothing.
    private const double MayBeAgreed = 0.75;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene)
    {
        var reader = new PlaceReader(scene);
        return scene.Handovers
            .Where(handover => handover.Side == MessageSide.Request)
            .GroupBy(handover => (handover.Keeper, Target: reader.EndpointOf(handover.Target), Source: reader.EndpointOf(handover.Sources[0].Exchange)))
            .SelectMany(group => Find([.. group], reader));
    }

    private static IEnumerable<AlteredValue> Find(Handover[] handovers, PlaceReader reader)
    {
        var pairs = handovers.SelectMany(handover => PairsOf(handover, reader)).GroupBy(pair => (pair.From.Place, pair.To.Place)).ToArray();
        // A date that goes on as it is, and beside it the day after, is a stretch of time.
        var kept = pairs.Where(pair => pair.Any(each => each.Days == 0)).Select(pair => pair.Key.Item1).ToHashSet(ReferenceEqualityComparer.Instance);
        return from pair in pairs
               where !kept.Contains(pair.Key.Item1) && pair.All(each => Math.Abs(each.Days) == 1 && each.Days == pair.First().Days)
               let all = pair.ToImmutableArray()
               where all.Select(each => each.From.Text).Distinct(StringComparer.Ordinal).Count() >= FewestDates
               select Of(all, reader);
    }

    private static IEnumerable<Pair> PairsOf(Handover handover, PlaceReader reader)
    {
        var (source, side) = handover.Sources[0];
        var received = Dates(reader.Read(source, side)).ToArray();
        return from sent in Dates(reader.Read(handover.Target, handover.Side))
               from came in received
               select new Pair(handover, came.Value, sent.Value, sent.Date.DayNumber - came.Date.DayNumber);
    }

    private static IEnumerable<(PlacedValue Value, DateOnly Date)> Dates(IEnumerable<PlacedValue> values)
    {
        foreach (var value in values)
        {
            if (DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                yield return (value, date);
        }
    }

    private static AlteredValue Of(ImmutableArray<Pair> pairs, PlaceReader reader)
    {
        var shown = pairs[0];
        var target = shown.Handover.Target;
        Exchange[] exchanges =
        [
            .. pairs.SelectMany(pair => new[] { pair.Handover.Sources[0].Exchange, pair.Handover.Target })
                .DistinctBy(exchange => exchange.Id).OrderBy(exchange => exchange.Start),
        ];
        return new AlteredValue
        {
            Endpoint = reader.EndpointOf(target),
            Direction = target.Direction,
            Window = TimeRange.Of(exchanges) ?? TimeRange.Unknown,
            ExchangeIds = [.. exchanges.Select(exchange => exchange.Id)],
            Title = $"{shown.From.Place} comes out as the day {(shown.Days < 0 ? "before" : "after")} as {shown.To.Place.Label} of "
                + $"{Phrases.Operation(reader.EndpointOf(target))} in {pairs.Length} of {pairs.Length} calls: {shown.From.Text} → {shown.To.Text}",
            Score = MayBeAgreed * Wilson.LowerBound(pairs.Length, pairs.Length),
            Proof =
            [
                $"{ProofLine.Answered(shown.Handover.Sources[0].Exchange)} came with {shown.From.Place.Label} = {ProofLine.Value(shown.From.Text)}",
                $"{ProofLine.Answered(target)} went with {shown.To.Place.Label} = {ProofLine.Value(shown.To.Text)}",
                $"otherwise: so it is in each of {pairs.Length} calls, for {pairs.DistinctBy(pair => pair.From.Text).Count()} different dates",
            ],
            From = shown.From.Place,
            To = shown.To.Place,
            Alteration = Alteration.DateShifted,
            Received = shown.From.Text,
            Sent = shown.To.Text,
            Kept = 0,
            Altered = pairs.Length,
            Keeper = shown.Handover.Keeper,
        };
    }

    private sealed record Pair(Handover Handover, PlacedValue From, PlacedValue To, int Days);
}
