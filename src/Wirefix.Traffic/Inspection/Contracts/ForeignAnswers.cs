using System.Collections.Immutable;
using Wirefix.Traffic.Inspection.Races;
using Wirefix.Traffic.Payloads;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>
/// Finds answers that belong to another call. Byte for byte what an earlier call got, they say of a value that came with the request what
/// that call had asked for: so does a cache whose key lacks the value. Or they name what another call asked for that was under way beside
/// theirs: so does what calls share and each sets for itself.
/// </summary>
internal sealed class ForeignAnswers : IDetector
{
    private const int MostFindings = 10;

    // An answer need not say what was asked for under a like name; one that is made for its call does, but for a few.
    private const double LeastEchoing = 0.9;

    private const int FewestEchoing = 5;

    // One value in another's place may be a special case, or what is given where the asked one is not there.
    private const int FewestForeign = 2;

    // That of all who got one answer the first had asked for it, though the answer had nothing to do with who came first.
    private const double MostChance = 0.01;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene)
    {
        var reader = new PlaceReader(scene);
        return scene.Groups
            .SelectMany(group => Echoes(group, reader, scene).GroupBy(echo => (echo.Asked.Place, echo.Said.Place)).Select(place => place.ToImmutableArray()))
            .Select(echoes => Repeated(echoes) ?? Crossed(echoes))
            .OfType<AlteredValue>()
            .GroupBy(finding => string.Join(' ', finding.ExchangeIds))
            .Select(same => same.First())
            .OrderByDescending(finding => finding.Score)
            .Take(MostFindings);
    }

    // In the order in which they were answered. What is sent again under one key is rightly answered as it was, and who shares an answer shares
    // the id of the message that it is.
    private static IEnumerable<Echo> Echoes(EndpointGroup @group, PlaceReader reader, Scene scene) =>
        from call in @group.Exchanges
        where call.Timing == Timing.Span && !call.Response.Failed && !call.Response.Body.IsEmpty && Intent.OwnKeyOf(call, scene) is null
        orderby call.End
        let allAsked = AskedBy(call, reader)
        where allAsked.Length > 0
        let said = SaidOf(call, allAsked.Select(asked => asked.Name).ToHashSet(StringComparer.Ordinal), reader)
        from asked in allAsked
        where said[asked.Name].Count() == 1
        select new Echo(call, asked.Value, said[asked.Name].Single());

    private static (string Name, PlacedValue Value)[] AskedBy(Exchange call, PlaceReader reader) =>
    [
        .. from value in reader.ReadOnce(call, MessageSide.Request)
           group value by value.Place into place
           where !place.Skip(1).Any() && !PlaceWords.WordsOf(place.Key.Name).Any(Creation.IsOfMessage)
           select (PlaceWords.Of(place.Key), place.First()),
    ];

    // What the answer says once, and under a name that was asked by.
    private static ILookup<string, PlacedValue> SaidOf(Exchange call, HashSet<string> names, PlaceReader reader) => reader.BodyOf(call)
        .Where(said => names.Contains(PlaceWords.Of(said.Place)) && !PlaceWords.MayChange(said.Place))
        .GroupBy(said => said.Place, said => said.Field, WirePlace.ByReference)
        .Where(place => !place.Skip(1).Any())
        .Select(place => ValueAt(place.Key, place.First()))
        .ToLookup(value => PlaceWords.Of(value.Place), StringComparer.Ordinal);

    private static PlacedValue ValueAt(WirePlace place, PayloadField field)
    {
        var text = field.Text;
        return new PlacedValue(place, text, CanonicalText.Of(text, field.Kind));
    }

    private static AlteredValue? Repeated(ImmutableArray<Echo> echoes)
    {
        var answers = echoes.GroupBy(echo => new BodyKey(echo.Call.Response)).Select(answer => answer.ToArray()).ToArray();
        var echoing = answers.Count(answer => answer[0].IsKept);
        if (echoing < FewestEchoing || echoing < LeastEchoing * answers.Length)
            return null;
        var known = echoes.Where(echo => echo.IsKept).Select(echo => echo.Asked.Canonical).ToHashSet(StringComparer.Ordinal);
        var shared = answers.Where(answer => answer[0].IsKept && answer.Any(echo => !echo.IsKept)).ToArray();
        var foreign = shared.SelectMany(answer => answer.Where(echo => !echo.IsKept && known.Contains(echo.Asked.Canonical))).ToImmutableArray();
        if (foreign.Length < FewestForeign || foreign.DistinctBy(echo => echo.Said.Canonical).Count() < FewestForeign || IsLimit(foreign))
            return null;
        if (ChanceOf(shared) > MostChance)
            return null;
        var origin = shared.First(answer => answer.Contains(foreign[0]))[0];
        return Of(foreign, origin, "had got the same answer before, byte for byte", echoes.Length, Wilson.LowerBound(echoing, answers.Length));
    }

    // Values that hardly come twice are nobody's choice and no default.
    private static AlteredValue? Crossed(ImmutableArray<Echo> echoes)
    {
        var kept = echoes.Count(echo => echo.IsKept);
        if (kept < FewestEchoing || 2 * kept < echoes.Length || 2 * echoes.DistinctBy(echo => echo.Asked.Canonical).Count() <= echoes.Length)
            return null;
        var byAsked = echoes.ToLookup(echo => echo.Asked.Canonical, StringComparer.Ordinal);
        var crossed = echoes.Where(echo => !echo.IsKept && CanonicalText.IsDistinctive(echo.Said.Canonical))
            .Select(echo => (Echo: echo, Other: byAsked[echo.Said.Canonical].FirstOrDefault(other => other.IsBeside(echo))))
            .Where(pair => pair.Other is not null)
            .ToArray();
        return crossed.Length < FewestForeign ? null
            : Of([.. crossed.Select(pair => pair.Echo)], crossed[0].Other!, "was under way beside it", echoes.Length, Wilson.LowerBound(kept, echoes.Length));
    }

    // Of so many who got an answer any could have come first.
    private static double ChanceOf(IEnumerable<Echo[]> shared) =>
        shared.Aggregate(1.0, (product, answer) => product * answer.Count(echo => echo.IsKept) / answer.Length);

    // The last page is what is given to all who ask for a later one.
    private static bool IsLimit(ImmutableArray<Echo> foreign)
    {
        var numbers = foreign.Select(echo => (Asked: CanonicalText.Decimal(echo.Asked.Text), Said: CanonicalText.Decimal(echo.Said.Text))).ToArray();
        return numbers.All(number => number.Said < number.Asked) || numbers.All(number => number.Said > number.Asked);
    }

    private static AlteredValue Of(ImmutableArray<Echo> foreign, Echo origin, string how, int calls, double score)
    {
        var shown = foreign[0];
        Exchange[] exchanges = [.. foreign.Select(echo => echo.Call).Append(origin.Call).OrderBy(call => call.Start)];
        return new AlteredValue
        {
            Endpoint = shown.Said.Place.Endpoint,
            Direction = shown.Call.Direction,
            Window = TimeRange.Of(exchanges) ?? TimeRange.Unknown,
            ExchangeIds = [.. exchanges.Select(call => call.Id)],
            Title = $"{shown.Asked.Place} comes out {Alterations.Phrase(Alteration.OfAnotherCall)} as {shown.Said.Place.Label} of its answer in "
                + $"{foreign.Length} of {calls} calls: {ProofLine.Value(shown.Asked.Text)} → {ProofLine.Value(shown.Said.Text)}",
            Score = score,
            Proof =
            [
                $"{ProofLine.Answered(shown.Call)} came with {shown.Asked.Place.Label} = {ProofLine.Value(shown.Asked.Text)}",
                $"its answer says {shown.Said.Place.Label} = {ProofLine.Value(shown.Said.Text)}",
                $"{ProofLine.Answered(origin.Call)} with {origin.Asked.Place.Label} = {ProofLine.Value(origin.Asked.Text)} {how}",
            ],
            From = shown.Asked.Place,
            To = shown.Said.Place,
            Alteration = Alteration.OfAnotherCall,
            Received = shown.Asked.Text,
            Sent = shown.Said.Text,
            Kept = calls - foreign.Length,
            Altered = foreign.Length,
            Keeper = shown.Call.Direction == Direction.Inbound ? shown.Call.Service : null,
        };
    }

    /// <summary>A value that came with a call's request, and what the answer says of it.</summary>
    private sealed record Echo(Exchange Call, PlacedValue Asked, PlacedValue Said)
    {
        public bool IsKept => Asked.Canonical == Said.Canonical;

        public bool IsBeside(Echo other) => Call.Id != other.Call.Id && Call.Start < other.Call.End && other.Call.Start < Call.End;
    }
}
