using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>
/// Finds lists that come in whole and go on, in one call or spread over several, without their last or first values: the remainder of a
/// division, an index that begins or ends one off. See <see cref="LostValue"/>.
/// </summary>
internal sealed class ListsCutShort : IDetector
{
    private const int MostFindings = 5;

    private const int FewestCut = 3;

    private const int FewestWhole = 3;

    // What else becomes of a list (a choice, a lookup of what is not known yet) is not told of by its ends.
    private const double LeastExplained = 0.9;

    // That all losses are at one end is then no coincidence.
    private const double LargestChance = 0.01;

    // The longest list that is compared.
    private const int MostValues = 200;

    // No more than so many may be taken at all, by agreement.
    private const double DiscountOfLimit = 0.75;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene)
    {
        var reader = new PlaceReader(scene);
        return Cuts(scene, reader)
            .GroupBy(cut => (cut.From, cut.To))
            .Select(cuts => Of(cuts.Key.From, cuts.Key.To, [.. cuts.Select(cut => cut.Cut)], reader))
            .OfType<LostValue>()
            .OrderByDescending(finding => PlaceWords.Of(finding.From) == PlaceWords.Of(finding.To))
            .ThenByDescending(finding => finding.Score)
            .DistinctBy(finding => (finding.From.Endpoint, ListOf(finding.From), finding.To.Endpoint))
            .OrderByDescending(finding => finding.Score)
            .Take(MostFindings);
    }

    // A call that failed may have kept the rest from being sent.
    private static IEnumerable<(WirePlace From, WirePlace To, ListCut? Cut)> Cuts(Scene scene, PlaceReader reader) =>
        from inbound in scene.Snapshot.Of(Direction.Inbound)
        where !inbound.Response.Failed && scene.EffectsOf(inbound).Any()
        let lists = Lists(reader.ReadOnce(inbound, MessageSide.Request)).ToArray()
        where lists.Length > 0
        from calls in scene.EffectsOf(inbound).GroupBy(reader.EndpointOf)
        where !calls.Any(call => call.Response.Failed || call.Request.IsBodyUnknown)
        let effects = calls.ToImmutableArray()
        let sent = effects.SelectMany(call => reader.ReadOnce(call, MessageSide.Request)).Where(value => value.Place.Part != WirePart.Header).ToLookup(value => value.Place)
        from list in lists
        from place in sent
        select (list[0].Place, place.Key, ListCut.Of(inbound, effects, list, place.Select(value => value.Canonical).ToHashSet(StringComparer.Ordinal)));

    // Things are told apart by values that come once each.
    private static IEnumerable<ImmutableArray<PlacedValue>> Lists(IEnumerable<PlacedValue> values) =>
        values.Where(value => value.Place.Part == WirePart.Body && PayloadPath.IsInList(value.Place.Name))
            .GroupBy(value => value.Place)
            .Where(list => list.Count() is > 1 and <= MostValues && list.DistinctBy(value => value.Canonical).Count() == list.Count())
            .Select(list => list.ToImmutableArray());

    private static LostValue? Of(WirePlace from, WirePlace to, ImmutableArray<ListCut?> all, PlaceReader reader)
    {
        var known = all.OfType<ListCut>().ToArray();
        var whole = known.Where(cut => cut.Side == ListCut.Kept.Whole).ToArray();
        var cuts = known.Where(cut => cut.Side is ListCut.Kept.First or ListCut.Kept.Last).ToImmutableArray();
        if (cuts.Length < FewestCut || whole.Length < FewestWhole || whole.Length + cuts.Length < LeastExplained * all.Length)
            return null;
        if (cuts.Any(cut => cut.Side != cuts[0].Side) || cuts.Aggregate(1.0, (product, cut) => product * cut.Chance) > LargestChance)
            return null;
        var isLimit = cuts.All(cut => cut.Sent == cuts[0].Sent) && whole.All(cut => cut.Sent <= cuts[0].Sent);
        return isLimit && to.Endpoint.Method is "GET" or "HEAD" ? null : Of(from, to, cuts, whole, isLimit, reader);
    }

    private static LostValue Of(WirePlace from, WirePlace to, ImmutableArray<ListCut> cuts, ListCut[] whole, bool isLimit, PlaceReader reader)
    {
        var shown = cuts.MaxBy(cut => cut.Lost.Count())!;
        var end = shown.Side == ListCut.Kept.First ? "last" : "first";
        var exchanges = cuts.SelectMany(cut => cut.Calls.Prepend(cut.Inbound)).DistinctBy(call => call.Id).OrderBy(call => call.Start).ToArray();
        var keeper = shown.Inbound.Service;
        return new LostValue
        {
            Endpoint = reader.EndpointOf(shown.Calls[0]),
            Direction = Direction.Outbound,
            Window = TimeRange.Of(exchanges) ?? TimeRange.Unknown,
            ExchangeIds = [.. exchanges.Select(call => call.Id)],
            Title = $"The {end} values of {from} are lost in {cuts.Length} of {cuts.Length + whole.Length} calls, where otherwise all go on as {to.Label} of "
                + $"{Phrases.Operation(to.Endpoint)}: {shown.Sent} of {shown.Received.Length} do" + (keeper is null ? "" : $"; in {keeper}"),
            Score = Wilson.LowerBound(whole.Length, whole.Length + cuts.Length) * (isLimit ? DiscountOfLimit : 1),
            Proof =
            [
                $"{ProofLine.Answered(shown.Inbound)} came with {shown.Received.Length} values at {from.Label}, the {end} ones {string.Join(", ", shown.Lost.Select(value => ProofLine.Value(value.Text)))}",
                $"{ProofLine.Answered(shown.Calls[0])}{(shown.Calls.Length > 1 ? $" and {shown.Calls.Length - 1} more" : "")} went with {shown.Sent} of them",
                $"otherwise: {ProofLine.Answered(whole[0].Inbound)} came with {whole[0].Received.Length}, and all went on",
            ],
            From = from,
            To = to,
            Kept = whole.Length,
            Lost = cuts.Length,
            Keeper = keeper,
        };
    }

    private static string? ListOf(WirePlace place) => PayloadPath.List(place.Name);
}
