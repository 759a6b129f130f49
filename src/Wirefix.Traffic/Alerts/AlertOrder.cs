using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Traffic.Alerts;

/// <summary>The order in which findings are read where monitoring said something: those that the alert speaks of come first.</summary>
public static class AlertOrder
{
    /// <summary>
    /// The findings by how many of the alert's time and endpoint they agree with, otherwise as the inspection orders them. An alert speaks of what its
    /// endpoint leads to, however many services lie between: what is wrong further in stands before what comes of it.
    /// </summary>
    public static ImmutableArray<Finding> Sort(Inspection.Inspection inspection, Alert alert)
    {
        var path = alert.Endpoint is { } endpoint ? PathOf(endpoint) : null;
        var reached = path is null ? [] : Reached(path, inspection.Leads);
        return [.. inspection.Findings.OrderByDescending(finding => Agreement(finding, alert, path, reached))];
    }

    private static int Agreement(Finding finding, Alert alert, PathTemplate? path, IReadOnlyCollection<Endpoint> reached)
    {
        var inTime = alert.Touches(finding.Window.Start, finding.Window.End) ? 1 : 0;
        var speaks = path is not null && (path.Overlaps(finding.Endpoint.Path) || reached.Any(called => IsAt(called, finding.Endpoint)));
        return inTime + (speaks ? 1 : 0);
    }

    /// <summary>What the endpoint calls, and what those call that were recorded, too.</summary>
    private static List<Endpoint> Reached(PathTemplate path, IReadOnlyCollection<Lead> leads)
    {
        var reached = leads.Where(lead => path.Overlaps(lead.Inbound.Path)).Select(lead => lead.Outbound).Distinct().ToList();
        for (var next = 0; next < reached.Count; next++)
            reached.AddRange(leads.Where(lead => IsAt(reached[next], lead.Inbound)).Select(lead => lead.Outbound).Except(reached).ToArray());
        return reached;
    }

    // Who is called has a host of its own for it.
    private static bool IsAt(Endpoint called, Endpoint endpoint) =>
        called == endpoint || (called.Method == endpoint.Method && called.Path.Equals(endpoint.Path));

    // "/orders", "POST /orders" or a whole URL.
    private static PathTemplate? PathOf(string endpoint)
    {
        var scheme = endpoint.IndexOf("://", StringComparison.Ordinal);
        var slash = endpoint.IndexOf('/', scheme < 0 ? 0 : scheme + 3);
        return slash < 0 ? null : PathTemplate.Parse(endpoint[slash..]);
    }
}
