namespace Wirefix.Traffic.Formats;

/// <summary>A stream whose beginning can be looked at before it is read, as its format has to be told first.</summary>
internal sealed class PeekStream(Stream stream) : ForwardStream
{
    private byte[] _head = [];

    private int _held;

    private int _given;

    /// <summary>Whether the stream ends behind what was looked at.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The stream's first bytes, as many as asked for or as there are; reading begins at the first of them all the same.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        Array.Resize(ref _head, Math.Max(_head.Length, count));
        while (_held < count && ReadOn(_head.AsSpan(_held)) is > 0 and var read)
            _held += read;
        IsWhole = _held < count;
        return _head.AsSpan(0, _held);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_given == _held)
        {
            _head = [];
            (_given, _held) = (0, 0);
            return IsWhole ? 0 : ReadOn(buffer);
        }

        var count = Math.Min(buffer.Length, _held - _given);
        _head.AsSpan(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    // A file that cannot be read on costs itself alone. What the sink throws, as where a disk is full, is another matter.
    private int ReadOn(Span<byte> buffer)
    {
        try
        {
            return stream.Read(buffer);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw EntryException.OfFile(denied);
        }
    }
}
