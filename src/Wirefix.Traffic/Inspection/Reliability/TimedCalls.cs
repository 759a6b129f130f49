using System.Collections.Immutable;
using Wirefix.Traffic.Inspection.Framing;
using Wirefix.Traffic.Inspection.Load;

namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>The calls of an endpoint whose length tells how fast the endpoint is.</summary>
/// <param name="Group">The endpoint's exchanges.</param>
/// <param name="Calls">Those that passed and were not asked to wait, without the first ones, in time order.</param>
internal sealed record TimedCalls(EndpointGroup Group, ImmutableArray<Exchange> Calls)
{
    // Of a call's time: a shorter wait does not explain that the call is slow.
    private const double LeastShareOfWait = 0.5;

    /// <summary>The calls of an endpoint; null where not all have a true start and end, and where they are streams.</summary>
    public static TimedCalls? Of(EndpointGroup group, Scene scene)
    {
        if (group.Summary.Latency is null || group.Exchanges.Any(MediaTypes.IsStream))
            return null;
        // What began before the first answer of an endpoint was there may have waited for connections and compilation.
        var first = group.Exchanges.Min(exchange => exchange.End);
        return new TimedCalls(
            group,
            [.. group.Exchanges.Where(exchange => exchange.Start >= first && !exchange.Response.Failed && IsTimed(exchange, scene))]);
    }

    private static bool IsTimed(Exchange exchange, Scene scene) =>
        !Bodies.IsCutOff(exchange, scene) && !IsLongPoll(exchange) && !IsWaiting(exchange, scene);

    private static bool IsLongPoll(Exchange exchange) =>
        exchange.Request.Method == "GET"
        && (exchange.Response.Status is 204 or 304 || exchange.Request.HeaderValue("Prefer")?.Contains("wait", StringComparison.OrdinalIgnoreCase) == true
            || exchange.Request.Url.Query.Contains("wait", StringComparison.OrdinalIgnoreCase)
            || exchange.Request.Url.Query.Contains("timeout", StringComparison.OrdinalIgnoreCase)
            || exchange.Request.Url.Query.Contains("poll", StringComparison.OrdinalIgnoreCase));

    // An upstream asked the service to wait, and the service did: the wait is the upstream's word, not slowness.
    private static bool IsWaiting(Exchange exchange, Scene scene)
    {
        if (exchange.Direction == Direction.Outbound)
            return false;
        Exchange[] effects = [.. scene.EffectsOf(exchange).Where(effect => effect.Timing == Timing.Span)];
        return effects.Any(refused => RetryAfter.Of(refused.Response) is { } wait && effects.Any(again =>
            again.Request.Url == refused.Request.Url
            && Lesser(again.Start - refused.End, wait) >= LeastShareOfWait * exchange.Duration
            && RetryAfter.IsKept(refused, again, wait)));
    }

    // What was waited beyond what was asked is the service's own.
    private static TimeSpan Lesser(TimeSpan waited, TimeSpan asked) => waited < asked ? waited : asked;
}
