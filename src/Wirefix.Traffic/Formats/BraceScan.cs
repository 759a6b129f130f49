using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Finds the end of an object by its braces, without reading it; those within strings do not count. It goes on where it
/// stopped when more of the text is there. Where the object cannot end, 64 bytes are passed at once, as sets of bits.
/// </summary>
internal struct BraceScan
{
    private const int BlockBytes = 64;

    private static readonly SearchValues<byte> Outside = SearchValues.Create("\"{}"u8);

    private int _position;

    private int _depth;

    private bool _quoted;

    /// <summary>
    /// The index behind the brace that closes the object which begins the text; -1 where it is not in the text, which is then
    /// longer in the next call.
    /// </summary>
    public int FindEnd(ReadOnlySpan<byte> text)
    {
        while (_position < text.Length)
        {
            if (TryPassBlock(text[_position..]))
                continue;
            var end = Math.Min(text.Length, _position + BlockBytes);
            if (FindEndBefore(text[..end]))
                return _position;
        }

        return -1;
    }

    /// <summary>Says that the text was passed, so that the next one begins behind it.</summary>
    public void Pass(int length) => _position -= length;

    private bool TryPassBlock(ReadOnlySpan<byte> text)
    {
        if (text.Length < BlockBytes)
            return false;
        var low = Vector256.Create(text);
        var high = Vector256.Create(text[Vector256<byte>.Count..]);
        var backslashes = Places(low, high, (byte)'\\');
        var escaped = Escaped(backslashes);
        var quoted = Within(Places(low, high, (byte)'"') & ~escaped) ^ (_quoted ? ulong.MaxValue : 0);
        var closing = BitOperations.PopCount(Places(low, high, (byte)'}') & ~quoted);
        if (closing >= _depth)
            return false;
        _depth += BitOperations.PopCount(Places(low, high, (byte)'{') & ~quoted) - closing;
        _quoted = quoted >> (BlockBytes - 1) != 0;
        _position += BlockBytes + (int)((backslashes & ~escaped) >> (BlockBytes - 1));
        return true;
    }

    private bool FindEndBefore(ReadOnlySpan<byte> text)
    {
        while (_position < text.Length)
        {
            var rest = text[_position..];
            var found = _quoted ? rest.IndexOfAny((byte)'"', (byte)'\\') : rest.IndexOfAny(Outside);
            _position = found < 0 ? text.Length : _position + found + 1;
            if (found >= 0 && Closes(rest[found]))
                return true;
        }

        return false;
    }

    private bool Closes(byte mark)
    {
        switch (mark)
        {
            case (byte)'"':
                _quoted = !_quoted;
                return false;
            case (byte)'\\':
                _position++;
                return false;
            case (byte)'{':
                _depth++;
                return false;
            default:
                return --_depth <= 0;
        }
    }

    private static ulong Places(Vector256<byte> low, Vector256<byte> high, byte symbol)
    {
        var wanted = Vector256.Create(symbol);
        return Vector256.Equals(low, wanted).ExtractMostSignificantBits()
            | ((ulong)Vector256.Equals(high, wanted).ExtractMostSignificantBits() << Vector256<byte>.Count);
    }

    // What stands behind an odd number of backslashes (Langdale and Lemire, Parsing Gigabytes of JSON per Second, 2019, in the later
    // form of simdjson): the subtraction carries through each row of them.
    private static ulong Escaped(ulong backslashes)
    {
        const ulong Odd = 0xaaaa_aaaa_aaaa_aaaa;
        return (((backslashes << 1) | Odd) - backslashes) ^ Odd ^ backslashes;
    }

    // From each quote, included, to the next, excluded: every bit becomes the parity of those up to it.
    private static ulong Within(ulong quotes)
    {
        for (var distance = 1; distance < BlockBytes; distance *= 2)
            quotes ^= quotes << distance;
        return quotes;
    }
}
