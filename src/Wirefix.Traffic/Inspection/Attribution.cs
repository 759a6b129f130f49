using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection;

/// <summary>Which inbound call led to which outbound call, as far as trace ids and times can tell.</summary>
/// <param name="Causes">For each outbound exchange that could be attributed, the inbound one and how it is known.</param>
/// <param name="Ambiguous">How many outbound exchanges lie in the time of several inbound ones and were given to none.</param>
internal sealed record Attribution(ImmutableArray<(Exchange Inbound, Exchange Outbound, LeadBasis Basis)> Causes, int Ambiguous)
{
    // Recorders cut lengths to whole milliseconds, so that an end may lie up to one later than it says.
    private static readonly TimeSpan Resolution = TimeSpan.FromMilliseconds(1);

    /// <summary>Attributes by trace id where both sides have it, and otherwise by time, claiming nothing that is ambiguous.</summary>
    public static Attribution Of(Snapshot snapshot)
    {
        var inbounds = snapshot.Of(Direction.Inbound).ToArray();
        var byTrace = inbounds.Where(inbound => inbound.TraceId is not null).ToLookup(inbound => inbound.TraceId!);
        var spans = new SpanIndex([.. inbounds.Where(inbound => inbound.Timing == Timing.Span)], Resolution);
        var causes = ImmutableArray.CreateBuilder<(Exchange, Exchange, LeadBasis)>();
        var ambiguous = 0;
        foreach (var outbound in snapshot.Of(Direction.Outbound))
        {
            var candidates = Candidates(outbound, byTrace, spans);
            if (candidates is [var only])
                causes.Add((only, outbound, SameTrace(only, outbound) ? LeadBasis.Trace : LeadBasis.Nesting));
            else if (candidates.Count > 1)
                ambiguous++;
        }

        return new Attribution(causes.ToImmutable(), ambiguous);
    }

    /// <summary>The attributions summed up by endpoints, those with most calls first.</summary>
    public ImmutableArray<Lead> Leads(EndpointTemplates templates) =>
    [
        .. from cause in Causes
           group cause by (Inbound: templates.Of(cause.Inbound), Outbound: templates.Of(cause.Outbound), cause.Basis) into lead
           let perInbound = lead.CountBy(cause => cause.Inbound.Id).Select(count => count.Value).ToArray()
           orderby lead.Count() descending, lead.Key.Inbound.ToString(), lead.Key.Outbound.ToString()
           select new Lead(lead.Key.Inbound, lead.Key.Outbound, perInbound.Length, lead.Count(), perInbound.Max(), lead.Key.Basis),
    ];

    // A trace that several inbound calls share (the service calls itself) is settled by time, and a call of another
    // trace is no candidate, whenever it happened.
    private static IReadOnlyList<Exchange> Candidates(Exchange outbound, ILookup<string, Exchange> byTrace, SpanIndex spans)
    {
        Exchange[] traced = outbound.TraceId is { } trace ? [.. byTrace[trace].Where(inbound => MayBeOfOneService(inbound, outbound))] : [];
        if (traced.Length == 1 || outbound.Timing == Timing.None)
            return traced;
        return
        [
            .. spans.Around(outbound.Start, outbound.End).Where(inbound => MayBeOfOneService(inbound, outbound)).Where(inbound =>
                traced.Length > 0 ? SameTrace(inbound, outbound) : inbound.TraceId is null || outbound.TraceId is null),
        ];
    }

    private static bool MayBeOfOneService(Exchange inbound, Exchange outbound) =>
        inbound.Service is null || outbound.Service is null || inbound.Service == outbound.Service;

    private static bool SameTrace(Exchange inbound, Exchange outbound) =>
        inbound.TraceId is not null && inbound.TraceId == outbound.TraceId;
}
