namespace Wirefix.Hook.Recording;

/// <summary>Keeps the bytes of one body as they go by. A body that is too large is not kept at all: half of one would be taken for the whole.</summary>
internal sealed class BodyTape
{
    /// <summary>The largest body that is kept; a service has many in flight.</summary>
    public const int MostBytes = 16 << 20;

    // One end may be told of while the other still writes, as in a stream both ways.
    private readonly object _turn = new();

    // Not from a pool: a service that writes after its response has ended would write into what is another's by then.
    private byte[] _buffer = [];
    private int _length;
    private bool _isTooLarge;

    /// <summary>What has gone by so far; empty where it was too large.</summary>
    public ReadOnlySpan<byte> Bytes
    {
        get
        {
            lock (_turn)
                return _buffer.AsSpan(0, _length);
        }
    }

    /// <summary>Takes what goes by.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_turn)
        {
            if (bytes.IsEmpty || _isTooLarge)
                return;
            if (bytes.Length > MostBytes - _length)
            {
                (_isTooLarge, _buffer, _length) = (true, [], 0);
                return;
            }

            if (bytes.Length > _buffer.Length - _length)
                Array.Resize(ref _buffer, Math.Max(_length + bytes.Length, 2 * _length));
            bytes.CopyTo(_buffer.AsSpan(_length));
            _length += bytes.Length;
        }
    }

    /// <summary>Forgets what went by: the same body is sent once more, as after a refusal that asks for credentials.</summary>
    public void Restart()
    {
        lock (_turn)
            (_isTooLarge, _buffer, _length) = (false, [], 0);
    }
}
