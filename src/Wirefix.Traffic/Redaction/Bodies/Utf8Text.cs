using System.Buffers;

namespace Wirefix.Traffic.Redaction.Bodies;

/// <summary>Texts in UTF-8 that were taken out of longer ones.</summary>
internal static class Utf8Text
{
    private const int LongestCharacter = 4;

    private static readonly SearchValues<byte> Controls =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Where(value => value is not ('\t' or '\n' or '\r' or '\f' or 0x1b)).Select(value => (byte)value)]);

    /// <summary>The bytes without a part of a character at their beginning or end.</summary>
    public static (int Start, int Length) WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        var start = 0;
        while (start < Math.Min(LongestCharacter - 1, bytes.Length) && IsContinuation(bytes[start]))
            start++;
        var end = bytes.Length;
        for (var back = 1; back < LongestCharacter && bytes.Length - back >= start; back++)
        {
            var value = bytes[^back];
            if (IsContinuation(value))
                continue;
            if (LengthOf(value) > back)
                end = bytes.Length - back;
            break;
        }

        return (start, end - start);
    }

    /// <summary>Whether there is none of the control characters that no text has.</summary>
    public static bool HasNoControls(ReadOnlySpan<byte> bytes) => !bytes.ContainsAny(Controls);

    private static bool IsContinuation(byte value) => (value & 0xc0) == 0x80;

    private static int LengthOf(byte first) => first switch { >= 0xf0 and <= 0xf4 => 4, >= 0xe0 and < 0xf0 => 3, >= 0xc2 and < 0xe0 => 2, _ => 1 };
}
