using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Replay.Measuring;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Agent.Planning.Reproducing;

/// <summary>A snapshot with what can be told of it as a whole.</summary>
/// <param name="Snapshot">The exchanges.</param>
/// <param name="Causes">Which led to which.</param>
/// <param name="Templates">The endpoints.</param>
internal sealed record Recording(Snapshot Snapshot, Causes Causes, EndpointTemplates Templates)
{
    /// <summary>The inbound exchanges, in order.</summary>
    public IEnumerable<Exchange> Inbound => Snapshot.Of(Direction.Inbound);

    /// <summary>Those that a test can send again: of a body that could not be kept it would send none.</summary>
    public IEnumerable<Exchange> Repeatable => Inbound.Where(inbound => !inbound.Request.IsBodyUnknown);

    /// <summary>The recording of a snapshot.</summary>
    public static Recording Of(Snapshot snapshot) => new(snapshot, Causes.Of(snapshot), EndpointTemplates.Learn(snapshot));

    /// <summary>The inbound exchanges that a finding shows, and those that led to the outbound ones that it shows.</summary>
    public IEnumerable<Exchange> ShownBy(Finding finding)
    {
        var shown = finding.ExchangeIds.ToHashSet(StringComparer.Ordinal);
        return Inbound.Where(inbound => shown.Contains(inbound.Id) || Causes.CallsOf(inbound).Any(call => shown.Contains(call.Id)));
    }

    /// <summary>The inbound exchanges whose replay shows the fault.</summary>
    public ImmutableHashSet<string> At(IEnumerable<Fault> faults)
    {
        var ids = Inbound.Select(inbound => inbound.Id).ToArray();
        return [.. faults.Select(fault => ids[fault.Request])];
    }

    /// <summary>The endpoint of an exchange.</summary>
    public Endpoint EndpointOf(Exchange exchange) => Templates.Of(exchange);
}
