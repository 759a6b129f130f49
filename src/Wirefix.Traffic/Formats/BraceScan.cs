using System.Buffers;
using System.Numerics;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Finds the end of an object by its braces, without reading it; those within strings do not count. It goes on where it
/// stopped when more of the text is there. Where the object cannot end, 64 bytes are passed at once, as sets of bits.
/// </summary>
internal struct BraceScan
{
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
            var end = Math.Min(text.Length, _position + ByteBlock.Bytes);
            if (FindEndBefore(text[..end]))
                return _position;
        }

        return -1;
    }

    /// <summary>Says that the text was passed, so that the next one begins behind it.</summary>
    public void Pass(int length) => _position -= length;

    private bool TryPassBlock(ReadOnlySpan<byte> text)
    {
        if (text.Length < ByteBlock.Bytes)
            return false;
        var block = new ByteBlock(text);
        var backslashes = block.Places((byte)'\\');
        var escaped = ByteBlock.Escaped(backslashes);
        var quoted = Within(block.Places((byte)'"') & ~escaped) ^ (_quoted ? ulong.MaxValue : 0);
        var closing = BitOperations.PopCount(block.Places((byte)'}') & ~quoted);
        if (closing >= _depth)
            return false;
        _depth += BitOperations.PopCount(block.Places((byte)'{') & ~quoted) - closing;
        _quoted = quoted >> (ByteBlock.Bytes - 1) != 0;
        _position += ByteBlock.Bytes + (int)((backslashes & ~escaped) >> (ByteBlock.Bytes - 1));
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

    // From each quote, included, to the next, excluded: every bit becomes the parity of those up to it.
    private static ulong Within(ulong quotes)
    {
        for (var distance = 1; distance < ByteBlock.Bytes; distance *= 2)
            quotes ^= quotes << distance;
        return quotes;
    }
}
