using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection;

/// <summary>
/// Finds which outbound exchange of a recorded service is which inbound exchange of another: by the span that the caller sent along, whatever
/// their clocks say, and where no span was recorded by trace, method, path and time, claiming nothing that is ambiguous. Where the clocks of two
/// do not agree, their times say nothing.
/// </summary>
public static class InnerCalls
{
    private const string TraceHeader = "traceparent";

    // Two recorders' clocks on one machine, cut to milliseconds.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMilliseconds(5);

    /// <summary>The inner calls of a snapshot, in the order in which they arrived.</summary>
    public static ImmutableArray<InnerCall> Of(Snapshot snapshot) => Of(snapshot, Clocks.Of(snapshot));

    /// <summary>The inner calls of a snapshot whose clocks are known.</summary>
    internal static ImmutableArray<InnerCall> Of(Snapshot snapshot, Clocks clocks)
    {
        var bySpan = BySpan(snapshot).ToDictionary(call => call.Arrived.Id, StringComparer.Ordinal);
        var joined = bySpan.Values.Select(call => call.Sent.Id).ToHashSet(StringComparer.Ordinal);
        var byTrace = snapshot.Of(Direction.Outbound)
            .Where(sent => sent is { Service: not null, TraceId: not null, Timing: Timing.Span } && !joined.Contains(sent.Id))
            .ToLookup(Key);
        return
        [
            .. snapshot.Of(Direction.Inbound)
                .Select(arrived => bySpan.GetValueOrDefault(arrived.Id) ?? ByTime(arrived, byTrace[Key(arrived)], clocks))
                .OfType<InnerCall>(),
        ];
    }

    private static (string? TraceId, string Method, string Path) Key(Exchange exchange) =>
        (exchange.TraceId, exchange.Request.Method, exchange.Request.Url.AbsolutePath);

    private static IEnumerable<InnerCall> BySpan(Snapshot snapshot)
    {
        var arrived = snapshot.Of(Direction.Inbound).Where(HasSpan).GroupBy(SpanOf, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.ToList(), StringComparer.Ordinal);
        foreach (var sent in snapshot.Of(Direction.Outbound).Where(HasSpan))
        {
            var candidates = arrived.GetValueOrDefault(SpanOf(sent)) ?? [];
            var callee = candidates.Find(inbound => IsOfAnother(inbound, sent) && IsSameMethod(inbound, sent))
                ?? candidates.Find(inbound => inbound.Service == sent.Service && IsWithin(inbound, sent) && IsSameMethod(inbound, sent));
            if (callee is null)
                continue;
            candidates.Remove(callee);
            yield return new InnerCall(sent, callee);
        }
    }

    private static InnerCall? ByTime(Exchange arrived, IEnumerable<Exchange> senders, Clocks clocks)
    {
        if (arrived is not { Service: not null, TraceId: not null, Timing: Timing.Span })
            return null;
        return senders.Where(sent => IsAround(sent, arrived, clocks)).Take(2).ToArray() is [var only] ? new InnerCall(only, arrived) : null;
    }

    private static bool IsAround(Exchange outbound, Exchange inbound, Clocks clocks) => outbound.Service != inbound.Service
        && (!clocks.Agree([outbound, inbound]) || (outbound.Start - ClockSlack <= inbound.Start && inbound.End <= outbound.End + ClockSlack));

    private static bool IsOfAnother(Exchange inbound, Exchange outbound) =>
        inbound.Service is not null && outbound.Service is not null && inbound.Service != outbound.Service;

    // Who passes the header on as it came has a span in common with the request that it answers, and with others of the same client.
    private static bool IsWithin(Exchange inbound, Exchange outbound) =>
        inbound.Timing == Timing.Span && outbound.Timing == Timing.Span && outbound.Start <= inbound.Start && inbound.Start <= outbound.End;

    private static bool IsSameMethod(Exchange inbound, Exchange outbound) => inbound.Request.Method == outbound.Request.Method;

    private static bool HasSpan(Exchange exchange) => SpanOf(exchange).Length > 0;

    // W3C Trace Context, 3.2: version, trace, span, flags; those on the way may change the flags.
    private static string SpanOf(Exchange exchange) =>
        exchange.Request.HeaderValue(TraceHeader)?.Split('-') is [_, { Length: 32 } trace, { Length: 16 } span, _] ? $"{trace}-{span}" : "";
}
