using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Errors;

/// <summary>Finds failures of upstreams that came out of the service as failures of its own.</summary>
internal sealed class Propagations : IDetector
{
    /// <summary>One finding for each pair of upstream failure and failure of the service.</summary>
    public IEnumerable<Finding> Find(Scene scene)
    {
        var upstreamErrors = scene.Snapshot.Of(Direction.Outbound)
            .Where(outbound => outbound.Response.Failed)
            .CountBy(outbound => (scene.EndpointOf(outbound), outbound.Response.Status))
            .ToDictionary();
        bool IsExpected(Exchange exchange) => ExpectedFailures.Covers(scene.GroupOf(exchange), exchange.Response.Status, scene);
        return from cause in scene.Attribution.Causes
               where cause.Outbound.Response.Failed && cause.Inbound.Response.Failed
               group cause by (
                   Upstream: scene.EndpointOf(cause.Outbound),
                   UpstreamStatus: cause.Outbound.Response.Status,
                   Inbound: scene.EndpointOf(cause.Inbound),
                   InboundStatus: cause.Inbound.Response.Status) into causes
               let upstreamWasRight = IsExpected(causes.First().Outbound)
               where !(upstreamWasRight && IsExpected(causes.First().Inbound)) && !(causes.Count() == 1 && Hiccups.Is(causes.First().Outbound, scene))
               let total = upstreamErrors[(causes.Key.Upstream, causes.Key.UpstreamStatus)]
               select Of(causes.Key.Upstream, causes.Key.Inbound, [.. causes], total) with
               {
                   UpstreamWasRight = upstreamWasRight && causes.Key.InboundStatus is (0 or >= 500),
               };
    }

    private static Propagation Of(
        Endpoint upstream, Endpoint inbound, ImmutableArray<(Exchange Inbound, Exchange Outbound, LeadBasis Basis)> causes, int total)
    {
        var upstreamStatus = causes[0].Outbound.Response.Status;
        var inboundStatus = causes[0].Inbound.Response.Status;
        var nested = causes.Any(cause => cause.Basis == LeadBasis.Nesting);
        var failures = Phrases.Errors(causes.Length, upstreamStatus, Direction.Outbound, upstream);
        var each = causes.Length == total ? "each " : "";
        var became = each + (inboundStatus == 0 ? "turned into no answer" : $"turned into a {inboundStatus}");
        var exchanges = causes.SelectMany(cause => new[] { cause.Inbound, cause.Outbound }).DistinctBy(exchange => exchange.Id).ToArray();
        return new Propagation
        {
            Endpoint = inbound,
            Direction = Direction.Inbound,
            Window = TimeRange.Of(exchanges) ?? TimeRange.Unknown,
            ExchangeIds = [.. exchanges.Select(exchange => exchange.Id)],
            Title = $"{failures}, {became} by the service ({Phrases.Operation(inbound)}, {causes.Length} of {total})",
            Score = Wilson.LowerBound(causes.Length, total),
            Proof = [$"{ProofLine.Call(causes[0].Outbound)}, and so {ProofLine.Call(causes[0].Inbound)}."],
            Notes = nested ? ["Which call led to which is told from their times, as there is no common trace id."] : [],
            Upstream = upstream,
            UpstreamStatus = upstreamStatus,
            InboundStatus = inboundStatus,
            Count = causes.Length,
            UpstreamErrors = total,
            Basis = nested ? LeadBasis.Nesting : LeadBasis.Trace,
        };
    }
}
