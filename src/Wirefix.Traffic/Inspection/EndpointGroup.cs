using System.Collections.Immutable;
using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection;

/// <summary>The exchanges of one endpoint, in time order, with the summary of all its calls.</summary>
internal sealed record EndpointGroup(EndpointSummary Summary, ImmutableArray<Exchange> Exchanges)
{
    public Direction Direction => Summary.Direction;

    public Endpoint Endpoint => Summary.Endpoint;

    /// <summary>
    /// The groups of a snapshot, in the order of the summaries; an endpoint of which the snapshot holds nothing has none.
    /// </summary>
    public static ImmutableArray<EndpointGroup> Of(Snapshot snapshot, EndpointTemplates templates, ImmutableArray<EndpointSummary> summaries)
    {
        var calls = snapshot.Exchanges.ToLookup(exchange => (exchange.Direction, templates.Of(exchange)));
        return
        [
            .. from summary in summaries
               let exchanges = calls[(summary.Direction, summary.Endpoint)]
               where exchanges.Any()
               select new EndpointGroup(summary, [.. exchanges]),
        ];
    }
}
