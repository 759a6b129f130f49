using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Facts;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Planning;

/// <summary>The services of a capture that a solution holds.</summary>
/// <param name="Found">Those that it holds, in the order in which the capture first shows them.</param>
/// <param name="Absent">The names of the others; they can only be mocked.</param>
internal sealed record RecordedServices(ImmutableArray<RecordedService> Found, ImmutableArray<string> Absent)
{
    /// <summary>Looks for the program that serves what came in to each of the services.</summary>
    public static RecordedServices In(Locator locator, Snapshot recorded, CancellationToken cancellationToken)
    {
        var services = recorded.Exchanges
            .GroupBy(exchange => exchange.Service ?? "", StringComparer.Ordinal)
            .Select(own => (Name: own.Key, Project: ProjectOf(locator, Snapshot.Of(own), cancellationToken)))
            .ToArray();
        return new RecordedServices(
            [.. services.Where(service => service.Project is not null).Select(service => new RecordedService(service.Name, service.Project!))],
            [.. services.Where(service => service.Project is null).Select(service => service.Name)]);
    }

    private static Project? ProjectOf(Locator locator, Snapshot recorded, CancellationToken cancellationToken)
    {
        var templates = EndpointTemplates.Learn(recorded);
        ImmutableArray<Endpoint> entries = [.. recorded.Of(Direction.Inbound).Select(templates.Of).Distinct()];
        return locator.Locate(new Symptom(FaultPattern.ErrorStatus, entries, []), cancellationToken)
            .Select(suspect => ServiceProject.Of(locator.Solution.Solution, suspect))
            .OfType<Project>()
            .CountBy(project => project)
            .OrderByDescending(count => count.Value)
            .FirstOrDefault().Key;
    }
}
