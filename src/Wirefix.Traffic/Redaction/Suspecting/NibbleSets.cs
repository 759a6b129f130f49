using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Wirefix.Traffic.Redaction.Suspecting;

/// <summary>
/// Tells for sixteen bytes at once in which of eight sets of words they can stand at one place, in upper or lower case: by the halves
/// of each byte, so that a few others pass too (the Teddy algorithm of Hyperscan: Wang et al., NSDI 2019).
/// </summary>
internal readonly struct NibbleSets
{
    private const int Sets = 8;

    private const byte Half = 0x0f;

    private readonly Vector128<byte> _byLow;

    private readonly Vector128<byte> _byHigh;

    /// <summary>Takes the letters that words, of which neighbours share a set, have at a place.</summary>
    public NibbleSets(byte[][] words, int place)
    {
        Span<byte> byLow = stackalloc byte[Half + 1];
        Span<byte> byHigh = stackalloc byte[Half + 1];
        for (var word = 0; word < words.Length; word++)
        {
            var set = (byte)(1 << (word * Sets / words.Length));
            foreach (var letter in (ReadOnlySpan<char>)[(char)words[word][place], char.ToUpperInvariant((char)words[word][place])])
            {
                byLow[letter & Half] |= set;
                byHigh[letter >> 4] |= set;
            }
        }

        (_byLow, _byHigh) = (Vector128.Create<byte>(byLow), Vector128.Create<byte>(byHigh));
    }

    /// <summary>The sets, as bits, of each byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<byte> Of(Vector128<byte> text) =>
        Vector128.ShuffleNative(_byLow, text & Vector128.Create(Half)) & Vector128.ShuffleNative(_byHigh, text >>> 4);
}
