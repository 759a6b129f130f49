namespace Wirefix.Traffic.Formats;

/// <summary>
/// A window on a stream that moves forward. It grows to the largest entry that a reader asks to see at once, and shrinks again
/// behind it.
/// </summary>
internal sealed class SlidingBuffer(Stream stream)
{
    /// <summary>The most bytes of one entry; a body of 64 MB is beyond what any detector looks at.</summary>
    public const int LargestEntry = 64 << 20;

    // As much as stays in a core's own cache while it is looked through.
    private const int UsualSize = 1 << 18;

    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(UsualSize);

    private int _start;

    private int _end;

    /// <summary>What was read from the stream and not yet passed.</summary>
    public ReadOnlyMemory<byte> Unread => _bytes.AsMemory(_start.._end);

    /// <summary>Whether the stream holds nothing behind <see cref="Unread"/>.</summary>
    public bool Ended { get; private set; }

    /// <summary>Whether what is unread is as much as one entry may have.</summary>
    public bool IsFull => _end - _start >= LargestEntry;

    /// <summary>Moves the window's beginning forward.</summary>
    public void Pass(int count) => _start += count;

    /// <summary>Reads more behind what is unread; false where the stream has ended. Slices taken before are then void.</summary>
    public bool Fill()
    {
        if (Ended)
            return false;
        MakeRoom();
        // All the room at once, so that what looks at an entry again after each filling does so for twice as much each time.
        var room = _bytes.AsSpan(_end);
        var read = stream.ReadAtLeast(room, room.Length, throwOnEndOfStream: false);
        _end += read;
        Ended = read < room.Length;
        return read > 0;
    }

    private void MakeRoom()
    {
        var unread = Unread;
        if (_end < _bytes.Length && unread.Length > 0)
            return;
        var size = unread.Length < UsualSize / 2 ? UsualSize : Math.Min(unread.Length * 2, LargestEntry);
        var target = size == _bytes.Length ? _bytes : new byte[size];
        unread.CopyTo(target);
        (_bytes, _start, _end) = (target, 0, unread.Length);
    }
}
