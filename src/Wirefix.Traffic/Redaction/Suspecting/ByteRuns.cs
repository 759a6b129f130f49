using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Wirefix.Traffic.Redaction.Suspecting;

/// <summary>
/// Finds runs of bytes that all belong to one set of ASCII. Which of 64 bytes do is told at once, as bits: by the halves of each byte,
/// where each upper half has a bit of its own, so that the answer is exact.
/// </summary>
internal sealed class ByteRuns
{
    private const int BlockBytes = 64;

    // A run that begins here is seen to its length within its block, and what stands before the next block's second byte is seen too.
    private const int StepBytes = BlockBytes - LongestLength;

    private const int LongestLength = 16;

    private const int ShortestLength = 8;

    private const byte Half = 0x0f;

    private readonly int _length;

    private readonly Vector128<byte> _byLow;

    private readonly Vector128<byte> _byHigh;

    /// <summary>Takes the set, which holds no zero, and how long a run is at the least: 8 to 16 bytes.</summary>
    public ByteRuns(ReadOnlySpan<byte> symbols, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, ShortestLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, LongestLength);
        Span<byte> byLow = stackalloc byte[Half + 1];
        Span<byte> byHigh = stackalloc byte[Half + 1];
        foreach (var symbol in symbols)
        {
            byLow[symbol & Half] |= (byte)(1 << (symbol >> 4));
            byHigh[symbol >> 4] = (byte)(1 << (symbol >> 4));
        }

        (_length, _byLow, _byHigh) = (length, Vector128.Create<byte>(byLow), Vector128.Create<byte>(byHigh));
    }

    /// <summary>Where the next run begins; -1 where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to begin: no run reaches over it, or what stands before it is to be left out.</param>
    public int Next(ReadOnlySpan<byte> text, int from)
    {
        for (var at = from; text.Length - at >= _length; at += StepBytes)
        {
            var places = Places(text[at..]);
            var begins = Whole(places) & ~(places << 1);
            // The first byte of a block was looked at in the one before, which knows what stands in front of it.
            begins &= at == from ? ulong.MaxValue : ulong.MaxValue << 1;
            if (begins != 0)
                return at + BitOperations.TrailingZeroCount(begins);
        }

        return -1;
    }

    // A bit stays where as many as a run needs are set from it on.
    private ulong Whole(ulong places)
    {
        for (var length = 1; length < ShortestLength; length *= 2)
            places &= places >> length;
        return places & (places >> (_length - ShortestLength));
    }

    private ulong Places(ReadOnlySpan<byte> text)
    {
        if (text.Length >= BlockBytes)
            return PlacesOfBlock(text);
        Span<byte> block = stackalloc byte[BlockBytes];
        block.Clear();
        text.CopyTo(block);
        return PlacesOfBlock(block);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong PlacesOfBlock(ReadOnlySpan<byte> block) =>
        Places(block, 0) | (Places(block, 16) << 16) | (Places(block, 32) << 32) | (Places(block, 48) << 48);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Places(ReadOnlySpan<byte> block, int at)
    {
        var text = Vector128.Create(block[at..]);
        var sets = Vector128.ShuffleNative(_byLow, text & Vector128.Create(Half)) & Vector128.ShuffleNative(_byHigh, text >>> 4);
        return ~Vector128.Equals(sets, Vector128<byte>.Zero).ExtractMostSignificantBits() & ushort.MaxValue;
    }
}
