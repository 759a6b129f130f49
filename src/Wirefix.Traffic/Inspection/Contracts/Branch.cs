namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>One kind of call, told by a value that came in with it, in which a value is always lost that all others pass on.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Sign">The value that each call that loses it came with, and none of the others.</param>
internal sealed record Branch(Passage Passage, PlacedValue Sign)
{
    /// <summary>
    /// The branch that explains all losses of a passage; null where no value does. A kind that only one call is of is none, and
    /// neither is one of which each call has another value.
    /// </summary>
    public static Branch? Of(Passage passage, PlaceReader reader)
    {
        if (!passage.MayBranch)
            return null;
        var kept = passage.Outcomes.Where(outcome => outcome.IsKept).SelectMany(outcome => SignsOf(outcome, reader)).ToHashSet();
        var lost = passage.Outcomes.Where(outcome => outcome.IsLost).Select(outcome => SignsOf(outcome, reader)).ToArray();
        var signs = lost.Skip(1).Aggregate(lost[0].ToHashSet(), (common, signs) => [.. common.Intersect(signs)]);
        signs.ExceptWith(kept);
        return reader.Read(passage.Outcomes.First(outcome => outcome.IsLost).Source, MessageSide.Request)
            .Where(value => signs.Contains((value.Place, value.Canonical)))
            .Select(value => new Branch(passage, value))
            .FirstOrDefault();
    }

    private static IEnumerable<(WirePlace Place, string Canonical)> SignsOf(Outcome outcome, PlaceReader reader) =>
        reader.Read(outcome.Source, MessageSide.Request).Where(value => value.Place.Part != WirePart.Header).Select(value => (value.Place, value.Canonical));
}
