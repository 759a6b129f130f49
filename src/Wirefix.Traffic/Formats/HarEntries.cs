using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Finds where each entry of a HAR file begins and ends without believing that the file is well-formed, so that one
/// that was cut off, or holds a broken entry, still gives the others.
/// </summary>
internal static class HarEntries
{
    // Each entry that does not close costs a look through the rest of the file.
    private const int MostUnclosed = 100;

    /// <summary>
    /// The slices of the entries in order; throws <see cref="EntryException"/> at once where there is no list, at the end
    /// where the list is not closed, and where more than 100 entries are not.
    /// </summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> file)
    {
        var position = SkipTo(file.Span, StartOfList(file.Span));
        var firstName = FirstName(file.Span[position..]).ToArray();
        var unclosed = 0;
        while (position < file.Length && file.Span[position] == '{')
        {
            var closed = EndOfObject(file.Span, position);
            var end = EndOfEntry(file.Span, position, closed, firstName);
            if (end < 0)
                throw new EntryException("expected the end of the entry, found the end of the file");
            if (end != closed && ++unclosed > MostUnclosed)
                throw new EntryException($"expected entries that close, found more than {MostUnclosed} that do not");
            yield return file[position..end];
            position = SkipTo(file.Span, end);
        }

        if (position >= file.Length)
            throw new EntryException("expected the end of the list of entries, found the end of the file");
    }

    /// <summary>The next object of the list, or its end.</summary>
    private static int SkipTo(ReadOnlySpan<byte> file, int position)
    {
        var next = file[position..].IndexOfAny((byte)'{', (byte)']');
        return next < 0 ? file.Length : position + next;
    }

    // A missing brace or quote makes an entry swallow the ones behind it. They are written by the same program, so that
    // they begin with the same name: where that comes again within what is no JSON, the next entry begins.
    private static int EndOfEntry(ReadOnlySpan<byte> file, int start, int closed, ReadOnlySpan<byte> firstName)
    {
        var within = closed < 0 ? file : file[..closed];
        var next = NextBeginning(within, start + 1, firstName);
        return next < 0 || (closed >= 0 && IsJson(file[start..closed])) ? closed : next;
    }

    private static int NextBeginning(ReadOnlySpan<byte> file, int from, ReadOnlySpan<byte> firstName)
    {
        for (var at = from; !firstName.IsEmpty && at < file.Length;)
        {
            var found = file[at..].IndexOf(firstName);
            if (found < 0)
                return -1;
            var before = file[from..(at + found)].TrimEnd(" \t\r\n"u8);
            if (before.EndsWith("{"u8) && before.Length > 1)
                return from + before.Length - 1;
            at += found + firstName.Length;
        }

        return -1;
    }

    /// <summary>The name, in its quotes, that stands first in an object; empty where there is none.</summary>
    private static ReadOnlySpan<byte> FirstName(ReadOnlySpan<byte> file)
    {
        var name = file.IsEmpty ? file : file[1..].TrimStart(" \t\r\n"u8);
        var end = name.StartsWith("\""u8) ? name[1..].IndexOf((byte)'"') : -1;
        return end < 0 ? [] : name[..(end + 2)];
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        try
        {
            return reader.Read() && reader.TrySkip();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static int StartOfList(ReadOnlySpan<byte> file)
    {
        var reader = new Utf8JsonReader(file, isFinalBlock: true, default);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("entries"u8))
                    continue;
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartArray)
                    return (int)reader.BytesConsumed;
            }
        }
        catch (JsonException malformed)
        {
            throw new EntryException(
                $"expected HAR, an object with \"log\" and \"entries\", found JSON that does not parse at line {malformed.LineNumber + 1}");
        }

        throw new EntryException("expected HAR, an object with \"log\" and a list of \"entries\", found none");
    }

    // Braces within strings do not count; a quote or backslash is escaped within them.
    private static int EndOfObject(ReadOnlySpan<byte> file, int start)
    {
        var depth = 0;
        var quoted = false;
        for (var i = start; i < file.Length; i++)
        {
            switch (file[i])
            {
                case (byte)'\\' when quoted:
                    i++;
                    break;
                case (byte)'"':
                    quoted = !quoted;
                    break;
                case (byte)'{' when !quoted:
                    depth++;
                    break;
                case (byte)'}' when !quoted && --depth == 0:
                    return i + 1;
            }
        }

        return -1;
    }
}
