using System.Collections.Immutable;

namespace Wirefix.Replay;

/// <summary>Which requests of a script wait for their answers, and which waited when the first of them broke off or was waited for in vain.</summary>
internal sealed class RequestsInFlight
{
    private readonly Lock _lock = new();
    private readonly SortedSet<int> _open = [];
    private readonly List<int> _hung = [];
    private ImmutableArray<int> _broken;

    /// <summary>Those that waited when the first connection broke; where none did, those that wait now.</summary>
    public ImmutableArray<int> AtBreak
    {
        get
        {
            lock (_lock)
                return _broken.IsDefault ? [.. _open] : _broken;
        }
    }

    /// <summary>Those that were waited for in vain, though their like had been answered when it was recorded.</summary>
    public ImmutableArray<int> Hung
    {
        get
        {
            lock (_lock)
                return [.. _hung];
        }
    }

    /// <summary>Whether a connection broke, as those of a process that ends do.</summary>
    public bool HasBroken
    {
        get
        {
            lock (_lock)
                return !_broken.IsDefault;
        }
    }

    /// <summary>A request goes out.</summary>
    public void Begin(int request)
    {
        lock (_lock)
            _open.Add(request);
    }

    /// <summary>It is over, one way or the other.</summary>
    public void End(int request)
    {
        lock (_lock)
            _open.Remove(request);
    }

    /// <summary>Its connection broke.</summary>
    public void Break()
    {
        lock (_lock)
            _broken = _broken.IsDefault ? [.. _open] : _broken;
    }

    /// <summary>It had no answer in time.</summary>
    public void Hang(int request)
    {
        lock (_lock)
            _hung.Add(request);
    }
}
