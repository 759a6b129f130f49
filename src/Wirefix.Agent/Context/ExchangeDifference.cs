using System.Collections.Immutable;

namespace Wirefix.Agent.Context;

/// <summary>Where two exchanges part, field by field.</summary>
internal static class ExchangeDifference
{
    private const int MostLines = 15;
    private const string Absent = "(absent)";

    /// <summary>
    /// The fields that part the failing exchange from every healthy one that was looked at, those first that are the same in all of these: what differs
    /// among healthy ones, too, says less.
    /// </summary>
    public static ImmutableArray<string> Of(ExchangePair pair)
    {
        if (pair.Healthy is null)
            return [];
        var failing = new Dictionary<string, string>(ExchangeFields.Of(pair.Failing), StringComparer.Ordinal);
        var healthy = new Dictionary<string, string>(ExchangeFields.Of(pair.Healthy), StringComparer.Ordinal);
        var others = pair.Siblings.Select(sibling => new Dictionary<string, string>(ExchangeFields.Of(sibling), StringComparer.Ordinal)).ToArray();
        var apart =
            from place in failing.Keys.Union(healthy.Keys)
            let one = failing.GetValueOrDefault(place, Absent)
            let other = healthy.GetValueOrDefault(place, Absent)
            where one != other
            let seen = others.Select(each => each.GetValueOrDefault(place, Absent)).ToHashSet()
            where !seen.Contains(one)
            orderby seen.Count > 1
            select $"{place}: {ContextText.Value(one)} | {ContextText.Value(other)}{(seen.Count > 1 ? "  (differs among healthy ones, too)" : "")}";
        var lines = apart.ToArray();
        return lines.Length <= MostLines ? [.. lines] : [.. lines.Take(MostLines), $"and {lines.Length - MostLines} more"];
    }
}
