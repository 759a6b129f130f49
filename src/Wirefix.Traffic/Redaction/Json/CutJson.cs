using System.Text;
using System.Text.Json;

namespace Wirefix.Traffic.Redaction.Json;

/// <summary>The name or value in which a JSON document was cut off.</summary>
/// <param name="Start">Where it begins; behind its quote, if it has one.</param>
/// <param name="Text">What stands there, as it is written; what is left of an escape at its end is left out.</param>
/// <param name="IsString">Whether it has a quote.</param>
internal readonly record struct CutJson(int Start, string Text, bool IsString)
{
    /// <summary>What stands behind the tokens that could be read; null where nothing does.</summary>
    public static CutJson? Of(ReadOnlySpan<byte> json, int read)
    {
        var rest = json[read..];
        var at = rest.IndexOfAnyExcept(" \t\r\n,:"u8);
        if (at < 0)
            return null;
        if (rest[at] != '"')
            return new CutJson(read + at, Encoding.UTF8.GetString(rest[at..]), false);
        rest = rest[(at + 1)..];
        return new CutJson(read + at + 1, Encoding.UTF8.GetString(rest[..^UnfinishedEscape(rest)]), true);
    }

    /// <summary>The text with its escapes undone.</summary>
    public string Plain()
    {
        if (!IsString || !Text.Contains('\\'))
            return Text;
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes($"\"{Text}\""));
            reader.Read();
            return reader.GetString()!;
        }
        catch (Exception invalid) when (invalid is JsonException or InvalidOperationException)
        {
            return Text;
        }
    }

    // Of \u00 at the end, three bytes.
    private static int UnfinishedEscape(ReadOnlySpan<byte> text)
    {
        const int LongestEscape = 6;
        var from = Math.Max(0, text.Length - LongestEscape + 1);
        var backslash = text[from..].LastIndexOf((byte)'\\');
        if (backslash < 0 || IsEscaped(text, from + backslash))
            return 0;
        var escape = text[(from + backslash)..];
        return escape is [_] or [_, (byte)'u', ..] ? escape.Length : 0;
    }

    private static bool IsEscaped(ReadOnlySpan<byte> text, int at)
    {
        var before = text[..at];
        return (before.Length - before.TrimEnd((byte)'\\').Length) % 2 == 1;
    }
}
