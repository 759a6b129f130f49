using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Wirefix.Traffic.Redaction;

/// <summary>Names of three letters and more that separators split, such as <c>s_s_n</c> and <c>o.t.p</c>.</summary>
internal static class SplitLetters
{
    // The second letter, from the first separator to the second one.
    private const int Middle = 3;

    private const int BlockLength = 16 + Middle - 1;

    /// <summary>Whether one stands in the text.</summary>
    public static bool AnyIn(ReadOnlySpan<byte> text)
    {
        var at = 0;
        for (; at <= text.Length - BlockLength; at += Vector128<byte>.Count)
        {
            if (AnyAt(text, at, Middles(text[at..])))
                return true;
        }

        Span<byte> block = stackalloc byte[BlockLength];
        block.Clear();
        text[at..].CopyTo(block);
        return AnyAt(text, at, Middles(block));
    }

    // Where a letter stands between separators, as bits.
    private static uint Middles(ReadOnlySpan<byte> text)
    {
        var found = Separators(Vector128.Create(text)) & Letters(Vector128.Create(text[1..])) & Separators(Vector128.Create(text[2..]));
        return found.ExtractMostSignificantBits();
    }

    private static bool AnyAt(ReadOnlySpan<byte> text, int at, uint middles)
    {
        for (; middles != 0; middles &= middles - 1)
        {
            if (IsBetweenLetters(text, at + BitOperations.TrailingZeroCount(middles)))
                return true;
        }

        return false;
    }

    // Each by itself: no word begins or ends there.
    private static bool IsBetweenLetters(ReadOnlySpan<byte> text, int separator) =>
        IsLetter(text, separator - 1) && !IsLetter(text, separator - 2) && IsLetter(text, separator + Middle) && !IsLetter(text, separator + Middle + 1);

    private static bool IsLetter(ReadOnlySpan<byte> text, int at) => at >= 0 && at < text.Length && char.IsAsciiLetter((char)text[at]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Separators(Vector128<byte> text) =>
        Vector128.Equals(text, Vector128.Create((byte)'_')) | Vector128.Equals(text, Vector128.Create((byte)'.')) | Vector128.Equals(text, Vector128.Create((byte)'-'));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Letters(Vector128<byte> text) =>
        Vector128.LessThan((text | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a'), Vector128.Create((byte)26));
}
