using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>Finds where objects begin and end in JSON without believing that it is well-formed.</summary>
internal static class JsonObjects
{
    /// <summary>Where the object that begins at a position ends, behind its brace; -1 where it is not closed.</summary>
    public static int End(ReadOnlySpan<byte> json, int start)
    {
        var depth = 0;
        var at = start;
        while (NextMark(json, at) is >= 0 and var mark)
        {
            if (json[mark] == '"')
            {
                at = EndOfString(json, mark);
                continue;
            }

            depth += json[mark] == '{' ? 1 : -1;
            at = mark + 1;
            if (depth == 0)
                return at;
        }

        return -1;
    }

    /// <summary>How many braces open in a line more than close.</summary>
    public static int DepthOf(ReadOnlySpan<byte> line)
    {
        var depth = 0;
        var at = 0;
        while (NextMark(line, at) is >= 0 and var mark)
        {
            if (line[mark] != '"')
                depth += line[mark] == '{' ? 1 : -1;
            at = line[mark] == '"' ? EndOfString(line, mark) : mark + 1;
        }

        return depth;
    }

    /// <summary>Whether the text is one value of JSON.</summary>
    public static bool IsJson(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        try
        {
            return reader.Read() && reader.TrySkip() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static int NextMark(ReadOnlySpan<byte> json, int from)
    {
        if (from >= json.Length)
            return -1;
        var next = json[from..].IndexOfAny((byte)'{', (byte)'}', (byte)'"');
        return next < 0 ? -1 : from + next;
    }

    // A quote or backslash is escaped within a string.
    private static int EndOfString(ReadOnlySpan<byte> json, int quote)
    {
        for (var at = quote + 1; at < json.Length;)
        {
            var next = json[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
                break;
            at += next;
            if (json[at] == '"')
                return at + 1;
            at += 2;
        }

        return json.Length;
    }
}
