using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Planning;

/// <summary>Services that were recorded together, where the fault of one shows to those outside through others.</summary>
/// <param name="Recorded">What was recorded of all of them.</param>
/// <param name="Services">Those that the solution holds.</param>
/// <param name="Faulty">The ids of the calls between them, as their callers saw them, that showed the fault.</param>
internal sealed record WholeChain(Snapshot Recorded, ImmutableArray<RecordedService> Services, ImmutableHashSet<string> Faulty)
{
    /// <summary>The chain; null where what showed the fault came from outside, or the solution does not hold those through which it came.</summary>
    /// <param name="locator">Finds the services in the solution.</param>
    /// <param name="recorded">What was recorded of all services.</param>
    /// <param name="service">The project of the service that has the fault.</param>
    /// <param name="showing">The ids of its inbound exchanges that showed the fault.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static WholeChain? Of(
        Locator locator, Snapshot recorded, Project service, ImmutableHashSet<string> showing, CancellationToken cancellationToken)
    {
        var through = InnerCalls.Of(recorded).Where(call => showing.Contains(call.Arrived.Id) && call.Sent.Service != call.Arrived.Service).ToArray();
        if (through.Length == 0)
            return null;
        var found = RecordedServices.In(locator, recorded, cancellationToken).Found;
        return found.Any(each => each.Project.Id == service.Id) && found.Any(each => each.Name == through[0].Sent.Service)
            ? new WholeChain(recorded, found, [.. through.Select(call => call.Sent.Id)])
            : null;
    }
}
