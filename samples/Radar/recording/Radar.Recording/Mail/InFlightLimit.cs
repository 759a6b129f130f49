using System.Collections.Concurrent;

namespace Radar.Recording.Mail;

/// <summary>Lets only so many requests of a user be in flight.</summary>
public sealed class InFlightLimit(int perUser)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _free = new();

    /// <summary>Takes a place, to be given back by disposing it; null when the user has none left.</summary>
    public IDisposable? TryEnter(string user)
    {
        var free = _free.GetOrAdd(user, _ => new SemaphoreSlim(perUser));
        return free.Wait(TimeSpan.Zero) ? new Place(free) : null;
    }

    private sealed class Place(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
