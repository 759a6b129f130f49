namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>
/// Finds objects that go by another name: all that the one held stands under its own name in the other, which holds nothing else. Then the object is
/// what was renamed, and its fields went with it.
/// </summary>
internal static class RenamedObjects
{
    /// <summary>The drifts, each object that was renamed before the fields that it holds.</summary>
    /// <param name="old">The fields as they were; the same table where both stand in one capture.</param>
    /// <param name="now">The fields as they are.</param>
    /// <param name="drifts">The fields that go by other names, or stand elsewhere.</param>
    public static IEnumerable<Drift> Among(FieldTable old, FieldTable now, IEnumerable<Drift> drifts) => drifts
        .GroupBy(drift => (Before: old.Find(drift.Before.What)?.Parent, After: now.Find(drift.After.What)?.Parent))
        // What the same messages show is one finding; with the object's a field that some of them lack belongs to it, too.
        .SelectMany(moved => RenamedObject(old, now, moved.Key.Before, moved.Key.After, [.. moved]) is { } renamed
            ? moved.Select(drift => drift with { Rows = renamed.Rows }).Prepend(renamed)
            : moved);

    private static Drift? RenamedObject(FieldTable old, FieldTable now, string? before, string? after, Drift[] moved)
    {
        if (before is null || after is null || before == after || old.Find(before) is not { Parent: not null } was || now.Find(after) is not { Parent: not null } becomes)
            return null;
        if (!HoldsOnly(old, before, moved.Select(drift => drift.Before.What)) || !HoldsOnly(now, after, moved.Select(drift => drift.After.What)))
            return null;
        if (moved.Any(drift => old.Find(drift.Before.What)!.Leaf != now.Find(drift.After.What)!.Leaf))
            return null;
        return new Drift(
            after,
            moved[0].Basis,
            new Sighting(before, was.Present.Count, old.Exchanges.Length, was.AnyExample),
            new Sighting(after, becomes.Present.Count, now.Exchanges.Length, becomes.AnyExample),
            becomes.Present,
            moved.Max(drift => drift.Score));
    }

    private static bool HoldsOnly(FieldTable table, string path, IEnumerable<string> fields) =>
        table.Fields.Where(field => field.Parent == path).Select(field => field.Path).ToHashSet(StringComparer.Ordinal).SetEquals(fields);
}
