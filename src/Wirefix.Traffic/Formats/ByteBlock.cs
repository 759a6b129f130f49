using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Wirefix.Traffic.Formats;

/// <summary>64 bytes of a text, of which every question is answered for all at once, as a set of bits: the first byte is the lowest.</summary>
internal readonly struct ByteBlock
{
    /// <summary>How many bytes there are.</summary>
    public const int Bytes = 64;

    private readonly Vector256<byte> _low;

    private readonly Vector256<byte> _high;

    /// <summary>Takes the first bytes of a text, which has as many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ByteBlock(ReadOnlySpan<byte> text) => (_low, _high) = (Vector256.Create(text), Vector256.Create(text[Vector256<byte>.Count..]));

    /// <summary>Where a byte stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Places(byte symbol)
    {
        var wanted = Vector256.Create(symbol);
        return Bits(Vector256.Equals(_low, wanted), Vector256.Equals(_high, wanted));
    }

    /// <summary>Where a byte below another stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Below(byte limit)
    {
        var least = Vector256.Create(limit);
        return Bits(Vector256.LessThan(_low, least), Vector256.LessThan(_high, least));
    }

    /// <summary>
    /// What stands behind an odd number of backslashes (Langdale and Lemire, Parsing Gigabytes of JSON per Second, 2019, in the later form
    /// of simdjson): the subtraction carries through each row of them.
    /// </summary>
    /// <param name="backslashes">Where they stand, the first of the block not being escaped itself.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Escaped(ulong backslashes)
    {
        const ulong Odd = 0xaaaa_aaaa_aaaa_aaaa;
        return (((backslashes << 1) | Odd) - backslashes) ^ Odd ^ backslashes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector256<byte> low, Vector256<byte> high) =>
        low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << Vector256<byte>.Count);
}
