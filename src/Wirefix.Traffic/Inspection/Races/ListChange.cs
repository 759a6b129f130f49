using Wirefix.Facts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Races;

/// <summary>What a call made of a list of values that its caller had read.</summary>
/// <param name="Before">The values as they were read, each once.</param>
/// <param name="After">The values of the list from then on, each once.</param>
internal sealed record ListChange(HashSet<string> Before, HashSet<string> After)
{
    // More values than these tell nobody anything in a sentence.
    private const int MostNamed = 3;

    /// <summary>The values that were added.</summary>
    public IEnumerable<string> Added => After.Where(value => !Before.Contains(value));

    /// <summary>The values that were taken out.</summary>
    public IEnumerable<string> Removed => Before.Where(value => !After.Contains(value));

    /// <summary>Whether the whole list was written and not only what comes to it.</summary>
    public bool IsWhole => Before.Overlaps(After);

    /// <summary>Whether a path leads through one list, so that the values at it are those of the list.</summary>
    public static bool IsList(string path) => PayloadPath.List(path) is { } list && !PayloadPath.IsInList(list);

    /// <summary>The values at a path of a payload, whose own name for it may be another; null where some are lists or objects.</summary>
    public static HashSet<string>? ValuesAt(FieldNames payload, string path)
    {
        var fields = payload.Payload.At(payload.PathOf(path) ?? path).ToArray();
        return fields.All(field => field.Kind is not (PayloadKind.Array or PayloadKind.Object))
            ? fields.Select(field => field.Text).ToHashSet(StringComparer.Ordinal)
            : null;
    }

    /// <summary>The change from one list to another; null where either is none of plain values.</summary>
    public static ListChange? Of(HashSet<string>? before, HashSet<string>? after) =>
        before is null || after is null ? null : new ListChange(before, after);

    /// <summary>
    /// Whether another change of the same list shows nothing of this one: nothing that was added, and all that was taken out.
    /// </summary>
    public bool IsMissingIn(ListChange other) =>
        !After.SetEquals(Before) && !Added.Any(other.After.Contains) && Removed.All(other.After.Contains);

    /// <summary>The list beside what it was: <c>3 values + track-7</c>.</summary>
    public override string ToString() =>
        $"{Quantity.Of(Before.Count, "value")}{Named(" + ", Added)}{Named(" − ", Removed)}";

    private static string Named(string how, IEnumerable<string> values)
    {
        var named = string.Join(", ", values.Take(MostNamed));
        return named.Length == 0 ? "" : how + named;
    }
}
