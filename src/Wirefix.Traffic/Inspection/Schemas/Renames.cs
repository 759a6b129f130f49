using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>Finds fields that go by another name, or stand elsewhere: the new one stands only where the old one does not.</summary>
internal static class Renames
{
    /// <summary>So many new names are held against the old ones.</summary>
    private const int MostNew = 100;

    /// <summary>The old name stands in at least this share of the messages without the new one.</summary>
    private const double UsualShare = 0.95;

    /// <summary>The fields that some messages of one capture call otherwise.</summary>
    public static IEnumerable<Drift> Within(FieldTable table)
    {
        // A field of every message can be no other's new name.
        var partial = table.Fields.Where(field => field.Present.Count < table.Exchanges.Length).ToArray();
        return RenamedObjects.Among(table, table, Best(
            from after in partial.Where(field => field.Present.Count >= Odds.FewestNow).Take(MostNew)
            from before in partial
            let drift = Within(table, before, after)
            where drift is not null
            select drift));
    }

    /// <summary>The fields that the baseline calls otherwise.</summary>
    public static IEnumerable<Drift> Between(FieldTable baseline, FieldTable table) => RenamedObjects.Among(baseline, table, Best(
        from after in table.Fields.Where(field => baseline.Find(field.Path) is null && field.Present.Count >= Odds.FewestNow).Take(MostNew)
        from before in baseline.Fields
        let drift = Between(baseline, table, before, after)
        where drift is not null
        select drift));

    private static Drift? Within(FieldTable table, Field before, Field after)
    {
        var (usual, now) = (before.Present.Count, after.Present.Count);
        var rest = table.Everything.Except(after.Present).Count;
        if (usual < Odds.FewestUsual || usual < now || usual < UsualShare * rest || before.Present.CountIn(after.Present) > 0)
            return null;
        if (IsWithin(before, after))
            return null;
        if (Likeness.OfAlternatives(before, after) is not (>= Likeness.Least and var likeness))
            return RolledOut(table, before, after);
        var onset = Odds.IsOnset(table, before.Present, after.Present);
        // That the one stands exactly where the other does not has the chance of one split in all.
        var chance = Math.Min(1, Odds.OfOneSplit(usual, now) * table.Fields.Count);
        return Within(table, before, after, onset ? DriftBasis.Onset : DriftBasis.Mixture, likeness * (1 - chance));
    }

    // A new version comes beside the old one: what both call alike in part has no alternative before a moment, and both ways after it.
    private static Drift? RolledOut(FieldTable table, Field before, Field after)
    {
        if (!table.InTime || Likeness.OfVersions(before, after) is not (>= Likeness.Least and var likeness))
            return null;
        var chance = Odds.OfLateStart(before.Present, after.Present) * table.Fields.Count;
        return chance <= Odds.OddLevel ? Within(table, before, after, DriftBasis.Onset, likeness * (1 - chance)) : null;
    }

    private static Drift Within(FieldTable table, Field before, Field after, DriftBasis basis, double score) =>
        Of(before, after, basis, (before.Present.Count, table.Exchanges.Length), (after.Present.Count, table.Exchanges.Length), score);

    private static Drift? Between(FieldTable baseline, FieldTable table, Field before, Field after)
    {
        var usual = before.Present.Count;
        if (usual < Odds.FewestUsual || usual < UsualShare * baseline.Room(before).Count)
            return null;
        if (table.Find(before.Path) is { } still && still.Present.CountIn(after.Present) > 0)
            return null;
        if (IsWithin(before, after) || Likeness.Of(before, after) is not (>= Likeness.Least and var likeness))
            return null;
        var chance = Odds.OfNew(after.Present.Count, table.Exchanges.Length, baseline.Exchanges.Length);
        return chance > 1 - Odds.UsualShare
            ? null
            : Of(before, after, DriftBasis.Baseline, (usual, baseline.Exchanges.Length), (after.Present.Count, table.Exchanges.Length), likeness * (1 - chance));
    }

    // A value that now stands inside an object of its own name was wrapped; its kind tells that.
    private static bool IsWithin(Field before, Field after) =>
        before.Path == after.Path || before.Parent is null || after.Parent is null;

    private static Drift Of(Field before, Field after, DriftBasis basis, (int Count, int Total) was, (int Count, int Total) now, double score) => new(
        after.Path,
        basis,
        new Sighting(before.Path, was.Count, was.Total, before.AnyExample),
        new Sighting(after.Path, now.Count, now.Total, after.AnyExample),
        after.Present,
        score);

    // Each name once, as the old or as the new one, the likeliest pairs first; with an object all that it holds has moved.
    private static IEnumerable<Drift> Best(IEnumerable<Drift> drifts)
    {
        var told = new List<Drift>();
        var ranked = drifts.OrderByDescending(drift => drift.Score).ThenBy(drift => drift.Basis == DriftBasis.Mixture)
            .ThenBy(drift => drift.Path.Length).ThenBy(drift => drift.Path, StringComparer.Ordinal);
        foreach (var drift in ranked)
        {
            if (!told.Any(other => Names(other).Any(name => PayloadPath.IsAtOrBelow(drift.After.What, name) || PayloadPath.IsAtOrBelow(drift.Before.What, name))))
                told.Add(drift);
        }

        return told;
    }

    private static IEnumerable<string> Names(Drift drift) => [drift.Before.What, drift.After.What];
}
