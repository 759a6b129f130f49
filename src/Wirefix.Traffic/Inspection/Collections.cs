namespace Wirefix.Traffic.Inspection;

/// <summary>
/// Which names that stand at the end of a path are those of collections: something is made in them, or they are asked for as a whole and what
/// they hold by its id, too.
/// </summary>
internal sealed class Collections
{
    private readonly Dictionary<string, HashSet<string>> _made = new(StringComparer.Ordinal);

    private readonly Dictionary<string, HashSet<string>> _whole = new(StringComparer.Ordinal);

    private readonly Dictionary<string, HashSet<string>> _held = new(StringComparer.Ordinal);

    /// <summary>Takes note of a segment of a path.</summary>
    public void See(string head, string[] segments, int index)
    {
        var behind = segments.Length - index - 1;
        if (behind > 1 || (behind == 1 && segments[^1] != PathShape.Variable))
            return;
        var place = PathShape.WithoutMethod(PathShape.Place(head, segments[..(index + 1)], index));
        Add(behind == 1 ? _held : _whole, place, segments[index]);
        if (behind == 0 && PathShape.MethodOf(head) == "POST")
            Add(_made, place, segments[index]);
    }

    /// <summary>How many of the values at a place are names of collections.</summary>
    public int CountAt(string place, IEnumerable<string> values)
    {
        var own = PathShape.WithoutMethod(PathShape.UpToOpen(place));
        return values.Count(value => Has(_made, own, value) || (Has(_whole, own, value) && Has(_held, own, value)));
    }

    private static bool Has(Dictionary<string, HashSet<string>> seen, string place, string value) =>
        seen.TryGetValue(place, out var values) && values.Contains(value);

    private static void Add(Dictionary<string, HashSet<string>> seen, string place, string value)
    {
        if (!seen.TryGetValue(place, out var values))
            seen.Add(place, values = new HashSet<string>(StringComparer.Ordinal));
        values.Add(value);
    }
}
