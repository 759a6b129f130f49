namespace Wirefix.Corpus.Recording;

/// <summary>What one side of a connection sent: its bytes, when each came, and how it ended.</summary>
internal sealed class ByteLog
{
    private readonly MemoryStream _bytes = new();

    private readonly List<long> _lengths = [];

    private readonly List<DateTimeOffset> _times = [];

    /// <summary>Everything that was sent.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.GetBuffer().AsMemory(0, (int)_bytes.Length);

    /// <summary>When the side ended; null where it was still open at the end of the recording.</summary>
    public DateTimeOffset? Ended { get; private set; }

    /// <summary>Whether it ended by a reset instead of an orderly close.</summary>
    public bool Reset { get; private set; }

    /// <summary>Takes bytes that came just now.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        _lengths.Add(_bytes.Length);
        _times.Add(WireClock.Now);
    }

    /// <summary>Takes note of an orderly close.</summary>
    public void Close() => Ended ??= WireClock.Now;

    /// <summary>Takes note of a reset.</summary>
    public void Break()
    {
        Reset |= Ended is null;
        Close();
    }

    /// <summary>When the byte at a position came.</summary>
    public DateTimeOffset TimeOf(int position)
    {
        var chunk = _lengths.BinarySearch(position + 1);
        return _times[Math.Min(chunk < 0 ? ~chunk : chunk, _times.Count - 1)];
    }
}
