using System.Collections.Concurrent;

namespace Radar.Recording.Capturing;

/// <summary>Collects the exchanges of both directions.</summary>
public sealed class Recorder
{
    private readonly ConcurrentBag<Exchange> _exchanges = [];

    /// <summary>Adds a finished exchange.</summary>
    public void Add(Exchange exchange) => _exchanges.Add(exchange);

    /// <summary>What was recorded until now, by start.</summary>
    public IReadOnlyList<Exchange> Snapshot() => [.. _exchanges.OrderBy(exchange => exchange.Start)];
}
