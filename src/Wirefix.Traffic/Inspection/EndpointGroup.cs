using System.Collections.Immutable;
using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection;

/// <summary>The exchanges of one endpoint, in time order, with their summary.</summary>
internal sealed record EndpointGroup(EndpointSummary Summary, ImmutableArray<Exchange> Exchanges)
{
    public Direction Direction => Summary.Direction;

    public Endpoint Endpoint => Summary.Endpoint;

    /// <summary>The groups of a snapshot: inbound first, those with most calls first.</summary>
    public static ImmutableArray<EndpointGroup> Of(Snapshot snapshot, EndpointTemplates templates) =>
    [
        .. from exchange in snapshot.Exchanges
           group exchange by (exchange.Direction, Endpoint: templates.Of(exchange)) into calls
           orderby calls.Key.Direction, calls.Count() descending, calls.Key.Endpoint.ToString()
           select new EndpointGroup(
               EndpointSummary.Of(calls.Key.Direction, calls.Key.Endpoint, [.. calls]), [.. calls]),
    ];
}
