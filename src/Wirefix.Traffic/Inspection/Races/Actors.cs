using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection.Races;

/// <summary>On whose behalf calls were made, so that a read and the write that follows from it are told from those of others.</summary>
internal sealed class Actors
{
    private static readonly ImmutableArray<string> SessionHeaders =
        ["X-Session-Id", "X-Session", "Session-Id", "X-Client-Id", "X-User-Id", "X-Actor", "Cookie"];

    private readonly Scene _scene;

    private readonly HashSet<string> _sharedTraces;

    /// <summary>The actors of a scene.</summary>
    public Actors(Scene scene)
    {
        _scene = scene;
        _sharedTraces = scene.Snapshot.Of(Direction.Inbound)
            .Where(inbound => inbound.TraceId is not null)
            .CountBy(inbound => inbound.TraceId!)
            .Where(trace => trace.Value > 1)
            .Select(trace => trace.Key)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// The actor of a call: for an outbound one the inbound call that led to it, or its trace; for an inbound one the trace
    /// that it shares with others, or its session. Null where nothing tells.
    /// </summary>
    public string? Of(Exchange exchange) => exchange.Direction == Direction.Outbound
        ? _scene.CauseOf(exchange)?.Id ?? exchange.TraceId
        : exchange.TraceId is { } trace && _sharedTraces.Contains(trace) ? trace : SessionOf(exchange);

    private static string? SessionOf(Exchange exchange) =>
        SessionHeaders.Select(exchange.Request.HeaderValue).FirstOrDefault(value => !string.IsNullOrEmpty(value));
}
