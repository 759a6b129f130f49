namespace Wirefix.Facts;

/// <summary>What was seen at one place of an endpoint's payloads.</summary>
/// <param name="Path">The place, as a JSONPath in which every place of a list is <c>[*]</c>: <c>$.items[*].sku</c>.</param>
/// <param name="Kinds">How often a value of each kind stood there.</param>
/// <param name="Tokens">
/// Where the texts are words of a small set: how often each came. Empty where they are free text, or too few were seen to tell.
/// </param>
public sealed record FieldFacts(string Path, IReadOnlyDictionary<FieldKind, long> Kinds, IReadOnlyDictionary<string, long> Tokens)
{
    /// <summary>How often a value stood there, null included.</summary>
    public long Count => Kinds.Values.Sum();

    /// <summary>How often a value of this kind stood there.</summary>
    public long CountOf(FieldKind kind) => Kinds.TryGetValue(kind, out var count) ? count : 0;
}
