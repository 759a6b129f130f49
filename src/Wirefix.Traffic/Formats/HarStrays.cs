using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Finds values that are no objects where an entry of a HAR file should stand: behind a comma or the list's beginning, and before another of
/// these or the list's end. What else is no object is left of a broken entry.
/// </summary>
internal static class HarStrays
{
    /// <summary>Where such a value stands in the text behind an entry; null where none does, empty where that takes more text to tell.</summary>
    public static Range? Find(ReadOnlySpan<byte> text, bool isFirst)
    {
        var start = Blanks(text);
        if (!isFirst && start < text.Length)
        {
            if (text[start] != ',')
                return null;
            start += 1 + Blanks(text[(start + 1)..]);
        }

        if (start == text.Length)
            return 0..0;
        return LengthOf(text[start..]) switch
        {
            null => null,
            0 => 0..0,
            { } length => start..(start + length),
        };
    }

    private static int? LengthOf(ReadOnlySpan<byte> text)
    {
        if (text[0] is (byte)'{' or (byte)']')
            return null;
        var reader = new Utf8JsonReader(text, isFinalBlock: false, default);
        try
        {
            if (!reader.Read() || !reader.TrySkip())
                return 0;
        }
        catch (JsonException)
        {
            return null;
        }

        var length = (int)reader.BytesConsumed;
        // Entries in a list of their own are found one by one.
        if (text[..length].Contains((byte)'{') && reader.TokenType == JsonTokenType.EndArray)
            return null;
        var behind = length + Blanks(text[length..]);
        if (behind == text.Length)
            return 0;
        return text[behind] is (byte)',' or (byte)']' ? length : null;
    }

    private static int Blanks(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(" \t\r\n"u8) is >= 0 and var blanks ? blanks : text.Length;
}
