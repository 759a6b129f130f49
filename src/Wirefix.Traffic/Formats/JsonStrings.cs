using System.Buffers;
using System.Numerics;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Finds where a string of JSON ends, and sees that it is one, 64 bytes at once: a body that is JSON itself has an escape at every
/// quote, over which <see cref="System.Text.Json.Utf8JsonReader"/> goes byte by byte.
/// </summary>
internal static class JsonStrings
{
    private const byte FirstAllowed = 0x20;

    private const int HexDigits = 4;

    private static readonly SearchValues<byte> Hex = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>Where the closing quote stands; -1 where there is none, or what stands before it is no string.</summary>
    /// <param name="json">The text.</param>
    /// <param name="from">Behind the opening quote.</param>
    /// <param name="isEscaped">Whether the string is written with escapes.</param>
    public static int End(ReadOnlySpan<byte> json, int from, out bool isEscaped)
    {
        isEscaped = false;
        var at = from;
        while (json.Length - at >= ByteBlock.Bytes)
        {
            var block = new ByteBlock(json[at..]);
            var quotes = block.Places((byte)'"');
            var backslashes = block.Places((byte)'\\');
            var escaped = ByteBlock.Escaped(backslashes);
            var ends = quotes & ~escaped;
            var within = ends == 0 ? ulong.MaxValue : (ends - 1) & ~ends;
            if ((block.Below(FirstAllowed) & within) != 0)
                return -1;
            if ((backslashes & within) != 0)
            {
                isEscaped = true;
                // Nearly all escapes are those of quotes.
                if (!AreEscapes(json[at..], escaped & within & ~quotes))
                    return -1;
            }

            if (ends != 0)
                return at + BitOperations.TrailingZeroCount(ends);
            // A backslash at the end of the block is looked at again together with what it escapes.
            at += ByteBlock.Bytes - (int)((backslashes & ~escaped) >> (ByteBlock.Bytes - 1));
        }

        return EndByBytes(json, at, ref isEscaped);
    }

    private static int EndByBytes(ReadOnlySpan<byte> json, int from, ref bool isEscaped)
    {
        for (var at = from; at < json.Length; at++)
        {
            if (json[at] == '"')
                return at;
            if (json[at] < FirstAllowed)
                return -1;
            if (json[at] != '\\')
                continue;
            isEscaped = true;
            if (!IsEscape(json[++at..]))
                return -1;
        }

        return -1;
    }

    private static bool AreEscapes(ReadOnlySpan<byte> text, ulong places)
    {
        for (; places != 0; places &= places - 1)
        {
            if (!IsEscape(text[BitOperations.TrailingZeroCount(places)..]))
                return false;
        }

        return true;
    }

    // Whether the text, which begins behind a backslash, begins with what may stand there.
    private static bool IsEscape(ReadOnlySpan<byte> text) => text switch
    {
        [(byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t', ..] => true,
        [(byte)'u', _, _, _, _, ..] => !text.Slice(1, HexDigits).ContainsAnyExcept(Hex),
        _ => false,
    };
}
