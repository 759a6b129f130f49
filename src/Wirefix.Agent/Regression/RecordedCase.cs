using System.Collections.Immutable;
using Wirefix.Replay;
using Wirefix.Traffic;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Agent.Regression;

/// <summary>The smallest part of a snapshot that shows the fault: one inbound exchange and the calls it led to.</summary>
/// <param name="Inbound">The exchange that sets the fault off.</param>
/// <param name="Calls">The outbound exchanges that it led to, in order.</param>
/// <param name="Counted">Those of them that the metric counts.</param>
internal sealed record RecordedCase(Exchange Inbound, ImmutableArray<Exchange> Calls, ImmutableArray<Exchange> Counted)
{
    private static readonly HashSet<string> VolatileHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Date", "Server", "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length", "Content-Encoding", "Set-Cookie",
    };

    /// <summary>The most counted calls that were open at once.</summary>
    public int PeakInFlight => Concurrency.Peak(Counted.Select(call => (call.Start.UtcTicks, call.End.UtcTicks)));

    /// <summary>
    /// The inbound exchange with the most calls of the endpoint in flight at once; null where no exchange led to any.
    /// </summary>
    public static RecordedCase? Find(Snapshot snapshot, EndpointSelector endpoint)
    {
        var outbound = snapshot.Of(Direction.Outbound).ToList();
        return snapshot.Of(Direction.Inbound)
            .Select(inbound => Of(inbound, outbound, endpoint))
            .Where(@case => !@case.Counted.IsEmpty)
            .MaxBy(@case => @case.PeakInFlight);
    }

    /// <summary>The calls without what says nothing about the service: request headers and bodies, volatile response headers.</summary>
    public static Snapshot Recording(IEnumerable<Exchange> calls) => new(
    [
        .. calls.Select(call => call with
        {
            TraceId = null,
            Request = call.Request with { Headers = [], Body = default },
            Response = call.Response with { Headers = [.. call.Response.Headers.Where(header => !VolatileHeaders.Contains(header.Name))] },
        }),
    ]);

    private static RecordedCase Of(Exchange inbound, IEnumerable<Exchange> outbound, EndpointSelector endpoint)
    {
        var calls = outbound.Where(call => Led(inbound, call)).ToImmutableArray();
        return new RecordedCase(inbound, calls, [.. calls.Where(call => endpoint.Matches(call.Request.Method, call.Request.Url.Host, call.Request.Url.PathAndQuery))]);
    }

    private static bool Led(Exchange inbound, Exchange call) => inbound.TraceId is not null && call.TraceId is not null
        ? inbound.TraceId == call.TraceId
        : call.Start >= inbound.Start && call.Start < inbound.End;
}
