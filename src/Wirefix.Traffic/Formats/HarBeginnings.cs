namespace Wirefix.Traffic.Formats;

/// <summary>
/// Knows how entries of a HAR file begin: with a brace and a name that is the same for all, as one program wrote them. A
/// quoted name of a payload is escaped, so that it cannot be taken for one.
/// </summary>
internal sealed class HarBeginnings
{
    /// <summary>How many bytes a beginning has at the most; what is longer is not recognised.</summary>
    public const int Longest = 128;

    // The first names that common writers give, for a file whose own first entry is broken.
    private static readonly byte[][] Usual = ["\"startedDateTime\""u8.ToArray(), "\"_id\""u8.ToArray(), "\"pageref\""u8.ToArray()];

    private byte[][] _names = Usual;

    private bool _learned;

    /// <summary>Takes the name of the file's first entry.</summary>
    public void Learn(ReadOnlySpan<byte> entry)
    {
        if (_learned)
            return;
        _learned = true;
        var name = FirstName(entry).ToArray();
        if (Usual.FirstOrDefault(usual => usual.AsSpan().SequenceEqual(name)) is { } known)
            _names = [known];
        else if (name.Length > 0)
            _names = [name, .. Usual];
    }

    /// <summary>Where the next entry begins in the text at or behind a position; -1 where none does.</summary>
    public int Next(ReadOnlySpan<byte> text, int from)
    {
        var next = -1;
        foreach (var name in _names)
        {
            var found = Next(next < 0 ? text : text[..next], from, name);
            next = found < 0 ? next : found;
        }

        return next;
    }

    private static int Next(ReadOnlySpan<byte> text, int from, ReadOnlySpan<byte> name)
    {
        for (var at = from; at < text.Length;)
        {
            var found = text[at..].IndexOf(name);
            if (found < 0)
                return -1;
            var before = text[from..(at + found)];
            before = before[Math.Max(0, before.Length - Longest)..];
            var brace = before.TrimEnd(" \t\r\n"u8);
            if (brace is [.., (byte)'{'])
                return at + found - (before.Length - brace.Length) - 1;
            at += found + name.Length;
        }

        return -1;
    }

    private static ReadOnlyMemory<byte> FirstName(ReadOnlySpan<byte> entry)
    {
        var name = entry[1..].TrimStart(" \t\r\n"u8);
        name = name[..Math.Min(name.Length, Longest)];
        var end = name is [(byte)'"', ..] ? name[1..].IndexOf((byte)'"') : -1;
        return end < 0 ? ReadOnlyMemory<byte>.Empty : name[..(end + 2)].ToArray();
    }
}
