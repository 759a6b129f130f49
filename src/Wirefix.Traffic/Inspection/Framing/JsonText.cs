using System.Text.Json;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>Where a JSON document ends within a text, and how.</summary>
internal static class JsonText
{
    // The reader keeps one bit a level and does not recurse, so that depth costs nothing.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1_000 };

    /// <summary>Whether the text begins as an object or a list does.</summary>
    public static bool Begins(ReadOnlySpan<byte> text) => WithoutMark(text) is [(byte)'{' or (byte)'[', ..];

    /// <summary>
    /// How the text, which begins as an object or a list, ends, and the index of its first byte that is not part of the
    /// document; that is its length where the document takes all of it.
    /// </summary>
    public static (JsonEnding Ending, int Position) Read(ReadOnlySpan<byte> text)
    {
        var document = WithoutMark(text);
        var skipped = text.Length - document.Length;
        var reader = new Utf8JsonReader(document, isFinalBlock: false, new JsonReaderState(Options));
        try
        {
            do
            {
                if (!reader.Read())
                    return (JsonEnding.CutOff, text.Length);
            }
            while (reader.CurrentDepth > 0 || reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray));
        }
        catch (JsonException)
        {
            return (JsonEnding.Malformed, skipped + (int)reader.BytesConsumed);
        }

        var end = skipped + (int)reader.BytesConsumed;
        return text[end..].Trim(" \t\r\n"u8).IsEmpty ? (JsonEnding.Whole, text.Length) : (JsonEnding.Trailed, end);
    }

    /// <summary>Whether the text is one object or list and nothing else.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> text) => Begins(text) && Read(text).Ending == JsonEnding.Whole;

    /// <summary>Whether the text is any one JSON value.</summary>
    public static bool IsValue(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(WithoutMark(text), Options);
        try
        {
            return reader.Read() && reader.TrySkip() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether the text is several objects or lists, one behind the other.</summary>
    public static bool IsSeveral(ReadOnlySpan<byte> text)
    {
        var count = 0;
        for (; Begins(text); count++)
        {
            var (ending, position) = Read(text);
            if (ending == JsonEnding.Whole)
                return count > 0;
            if (ending != JsonEnding.Trailed)
                return false;
            text = text[position..].TrimStart(", \t\r\n"u8);
        }

        return false;
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text) =>
        PayloadReader.WithoutMark(text).TrimStart(" \t\r\n"u8);
}
