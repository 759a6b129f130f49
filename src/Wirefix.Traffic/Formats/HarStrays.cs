using System.Buffers;
using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Finds values that are no objects where an entry of a HAR file should stand: behind a comma or the list's beginning, and before another of
/// these or the list's end. What else is no object is left of a broken entry.
/// </summary>
internal static class HarStrays
{
    /// <summary>
    /// Looks for such a value in the text behind an entry: <see cref="OperationStatus.Done"/> where one stands there,
    /// <see cref="OperationStatus.InvalidData"/> where none does, and <see cref="OperationStatus.NeedMoreData"/> where more text must tell.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="isFirst">Whether it is that behind the list's beginning.</param>
    /// <param name="stray">Where the value stands.</param>
    public static OperationStatus Find(ReadOnlySpan<byte> text, bool isFirst, out Range stray)
    {
        stray = default;
        var start = Blanks(text);
        if (!isFirst && start < text.Length)
        {
            if (text[start] != ',')
                return OperationStatus.InvalidData;
            start += 1 + Blanks(text[(start + 1)..]);
        }

        if (start == text.Length)
            return OperationStatus.NeedMoreData;
        var found = Measure(text[start..], out var length);
        stray = start..(start + length);
        return found;
    }

    private static OperationStatus Measure(ReadOnlySpan<byte> text, out int length)
    {
        length = 0;
        if (text[0] is (byte)'{' or (byte)']')
            return OperationStatus.InvalidData;
        var reader = new Utf8JsonReader(text, isFinalBlock: false, default);
        try
        {
            if (!reader.Read() || !reader.TrySkip())
                return OperationStatus.NeedMoreData;
        }
        catch (JsonException)
        {
            return OperationStatus.InvalidData;
        }

        length = (int)reader.BytesConsumed;
        // Entries in a list of their own are found one by one.
        if (text[..length].Contains((byte)'{') && reader.TokenType == JsonTokenType.EndArray)
            return OperationStatus.InvalidData;
        var behind = length + Blanks(text[length..]);
        if (behind == text.Length)
            return OperationStatus.NeedMoreData;
        return text[behind] is (byte)',' or (byte)']' ? OperationStatus.Done : OperationStatus.InvalidData;
    }

    private static int Blanks(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(" \t\r\n"u8) is >= 0 and var blanks ? blanks : text.Length;
}
