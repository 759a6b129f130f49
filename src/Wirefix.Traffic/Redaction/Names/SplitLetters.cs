using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Wirefix.Traffic.Redaction.Names;

/// <summary>Names of three letters and more that separators split, such as <c>s_s_n</c> and <c>o.t.p</c>.</summary>
internal static class SplitLetters
{
    // From one separator to the next.
    private const int Step = 2;

    private const int StepBytes = 16 - Step;

    private const int Shortest = 5;

    /// <summary>Whether one stands in the text.</summary>
    public static bool AnyIn(ReadOnlySpan<byte> text)
    {
        if (text.Length < Shortest)
            return false;
        var at = 0;
        for (; text.Length - at >= Vector128<byte>.Count; at += StepBytes)
        {
            if (AnyAt(text, at, Separators(text[at..])))
                return true;
        }

        Span<byte> block = stackalloc byte[Vector128<byte>.Count];
        block.Clear();
        text[at..].CopyTo(block);
        return AnyAt(text, at, Separators(block));
    }

    private static bool AnyAt(ReadOnlySpan<byte> text, int at, uint separators)
    {
        for (var pairs = separators & (separators >> Step); pairs != 0; pairs &= pairs - 1)
        {
            if (IsBetweenLetters(text, at + BitOperations.TrailingZeroCount(pairs)))
                return true;
        }

        return false;
    }

    // Each by itself: no word begins or ends there.
    private static bool IsBetweenLetters(ReadOnlySpan<byte> text, int first) =>
        IsLetter(text, first - 1) && IsLetter(text, first + 1) && IsLetter(text, first + 3) && !IsLetter(text, first - 2) && !IsLetter(text, first + 4);

    private static bool IsLetter(ReadOnlySpan<byte> text, int at) => at >= 0 && at < text.Length && char.IsAsciiLetter((char)text[at]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Separators(ReadOnlySpan<byte> bytes)
    {
        var text = Vector128.Create(bytes);
        var found = Vector128.Equals(text, Vector128.Create((byte)'_')) | Vector128.Equals(text, Vector128.Create((byte)'.')) | Vector128.Equals(text, Vector128.Create((byte)'-'));
        return found.ExtractMostSignificantBits();
    }
}
