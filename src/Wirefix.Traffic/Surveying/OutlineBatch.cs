using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Surveying;

/// <summary>Entries whose outlines are read together, by another thread than the one that finds the entries.</summary>
internal sealed class OutlineBatch
{
    // Large enough that handing it over costs nothing beside reading it, small enough to stay in a core's own cache until then, and that the
    // cores share a small capture evenly.
    private const int UsualBytes = 1 << 18;

    private readonly List<(int Start, int Length, EntryPlace Place, EntryFormat Format)> _entries = [];

    private byte[] _text = GC.AllocateUninitializedArray<byte>(UsualBytes);

    private OutlinedEntry[] _outlined = [];

    private int _used;

    private Task _work = Task.CompletedTask;

    /// <summary>Whether it holds no entry.</summary>
    public bool IsEmpty => _entries.Count == 0;

    /// <summary>Copies an entry into the batch; false where there is no room, which an empty batch always has.</summary>
    public bool TryAdd(in Entry entry)
    {
        if (_used + entry.Json.Length > _text.Length && !IsEmpty)
            return false;
        if (entry.Json.Length > _text.Length)
            _text = new byte[entry.Json.Length];
        entry.Json.CopyTo(_text.AsMemory(_used));
        _entries.Add((_used, entry.Json.Length, entry.Place, entry.Format));
        _used += entry.Json.Length;
        return true;
    }

    /// <summary>Begins to look at the entries.</summary>
    public void Start(Func<Entry, Intake, OutlinedEntry> look, Intake intake) =>
        _work = Task.Run(() => _outlined = [.. _entries.Select(entry => look(EntryOf(entry), intake))]);

    /// <summary>Waits for that and hands each entry with its outline on, in order; the batch is then empty.</summary>
    public void Drain(Action<Entry, OutlinedEntry> take)
    {
        _work.GetAwaiter().GetResult();
        for (var index = 0; index < _entries.Count; index++)
            take(EntryOf(_entries[index]), _outlined[index]);
        _entries.Clear();
        _outlined = [];
        _used = 0;
        if (_text.Length > UsualBytes)
            _text = new byte[UsualBytes];
    }

    private Entry EntryOf((int Start, int Length, EntryPlace Place, EntryFormat Format) entry) =>
        new(_text.AsMemory(entry.Start, entry.Length), entry.Place, entry.Format);
}
