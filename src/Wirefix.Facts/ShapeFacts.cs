namespace Wirefix.Facts;

/// <summary>The objects that stood at one place of an endpoint's payloads.</summary>
/// <param name="Path">The place, as a JSONPath: <c>$</c>, <c>$.items[*]</c>.</param>
/// <param name="Count">How many objects.</param>
/// <param name="Fields">Their fields, by name.</param>
public sealed record ShapeFacts(string Path, long Count, IReadOnlyDictionary<string, FieldFacts> Fields)
{
    /// <summary>In how many of the objects a field was absent; a field that stands twice in one object counts twice.</summary>
    public long AbsencesOf(string field) => Fields.TryGetValue(field, out var facts) ? Math.Max(0, Count - facts.Count) : Count;
}
