using System.Collections.Concurrent;

namespace Wirefix.Corpus.Staging;

/// <summary>Lets two calls for one resource meet within an upstream, where the driver has arranged it; all others pass at once.</summary>
public sealed class Meetings
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(120);

    private readonly ConcurrentDictionary<string, Rendezvous> _arranged = new();

    /// <summary>Runs calls in which the next two arrivals for a resource wait for each other.</summary>
    public async Task HoldAsync(string resource, Func<Task> calls)
    {
        _arranged[resource] = new Rendezvous(2, Patience);
        await calls();
        _arranged.TryRemove(resource, out _);
    }

    /// <summary>Waits for the other one where a meeting is arranged.</summary>
    public Task ArriveAsync(string resource) =>
        _arranged.TryGetValue(resource, out var meeting) ? meeting.ArriveAsync() : Task.CompletedTask;
}
