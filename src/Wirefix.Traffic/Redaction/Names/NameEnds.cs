namespace Wirefix.Traffic.Redaction.Names;

/// <summary>
/// Ends of names without case and separators. They are many, and asked of each name: those alone are compared that end in its last letter.
/// </summary>
internal sealed class NameEnds
{
    private const int Symbols = 128;

    private readonly string[][] _byLast;

    /// <summary>Takes the ends, in lower case and ASCII.</summary>
    public NameEnds(params IEnumerable<string> ends)
    {
        var byLast = ends.ToLookup(end => end[^1]);
        _byLast = [.. Enumerable.Range(0, Symbols).Select(last => byLast[(char)last].ToArray())];
    }

    /// <summary>Whether a name ends in one of them.</summary>
    public bool Has(ReadOnlySpan<char> plain)
    {
        if (plain.IsEmpty || plain[^1] >= Symbols)
            return false;
        foreach (var end in _byLast[plain[^1]])
        {
            if (plain.EndsWith(end))
                return true;
        }

        return false;
    }
}
