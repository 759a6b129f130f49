using System.Buffers;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Finds the end of an object by its braces, without reading it; those within strings do not count. It goes on where it
/// stopped when more of the text is there.
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
            var rest = text[_position..];
            var found = _quoted ? rest.IndexOfAny((byte)'"', (byte)'\\') : rest.IndexOfAny(Outside);
            if (found < 0)
            {
                _position = text.Length;
                return -1;
            }

            _position += found + 1;
            if (Closes(rest[found]))
                return _position;
        }

        return -1;
    }

    /// <summary>Says that the text was passed, so that the next one begins behind it.</summary>
    public void Pass(int length) => _position -= length;

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
}
