using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>A way to part the calls in two, with all the predicates that part them so.</summary>
/// <param name="Rows">The calls that the predicates are true of.</param>
/// <param name="Predicates">The predicates, the most telling first.</param>
internal sealed record Split(RowSet Rows, ImmutableArray<ContrastPredicate> Predicates)
{
    /// <summary>Two parts are nearly the same from this share of common calls on (the Jaccard index).</summary>
    private const double NearlySame = 0.9;

    /// <summary>The same parting seen from the other side.</summary>
    public Split Contrary() => new(Rows.Complement(), InOrder(Predicates.Select(predicate => predicate.Contrary())));

    /// <summary>Whether a predicate of the telling kind is among them.</summary>
    public bool IsTelling { get; } = Predicates.Any(Contrasts.Predicates.IsTelling);

    /// <summary>The different splits that predicates make; what is true of all calls or of none parts nothing.</summary>
    public static ImmutableArray<Split> Of(int rows, IEnumerable<(ContrastPredicate Predicate, RowSet Rows)> predicates)
    {
        var splits = new Dictionary<RowSet, List<ContrastPredicate>>();
        var nobody = new RowSet(rows);
        foreach (var (predicate, members) in predicates)
        {
            // A split and its contrary are one: it is kept as the side without the first call.
            var flipped = members.Contains(0);
            var side = flipped ? members.Complement() : members;
            if (side.Equals(nobody))
                continue;
            if (!splits.TryGetValue(side, out var same))
                splits.Add(side, same = []);
            same.Add(flipped ? predicate.Contrary() : predicate);
        }

        return [.. splits.Select(split => new Split(split.Key, InOrder(split.Value)))];
    }

    /// <summary>Whether both parts hold nearly the same of the given calls.</summary>
    public bool IsNearly(Split other, RowSet calls)
    {
        var mine = Rows.And(calls);
        var common = mine.CountIn(other.Rows);
        var all = mine.CountIn(mine) + other.Rows.CountIn(calls) - common;
        return common >= NearlySame * all;
    }

    // What stands higher in the body comes first: with an object all that it holds is gone.
    private static ImmutableArray<ContrastPredicate> InOrder(IEnumerable<ContrastPredicate> predicates) =>
    [
        .. predicates
            .OrderBy(Contrasts.Predicates.Place)
            .ThenBy(predicate => predicate.Name.Length)
            .ThenBy(predicate => predicate.Name, StringComparer.Ordinal)
            .ThenBy(predicate => predicate.Value, StringComparer.Ordinal),
    ];
}
