using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Traffic.Alerts;

/// <summary>The order in which findings are read where monitoring said something: those that the alert speaks of come first.</summary>
public static class AlertOrder
{
    /// <summary>The findings by how many of the alert's time and endpoint they agree with, otherwise as the inspection orders them.</summary>
    public static ImmutableArray<Finding> Sort(Inspection.Inspection inspection, Alert alert) =>
        [.. inspection.Findings.OrderByDescending(finding => Agreement(finding, inspection, alert))];

    private static int Agreement(Finding finding, Inspection.Inspection inspection, Alert alert)
    {
        var inTime = alert.Touches(finding.Window.Start, finding.Window.End) ? 1 : 0;
        return inTime + (alert.Endpoint is { } endpoint && Speaks(endpoint, finding, inspection) ? 1 : 0);
    }

    private static bool Speaks(string endpoint, Finding finding, Inspection.Inspection inspection)
    {
        if (PathOf(endpoint) is not { } path)
            return false;
        return path.Overlaps(finding.Endpoint.Path)
            || inspection.Leads.Any(lead => lead.Outbound == finding.Endpoint && path.Overlaps(lead.Inbound.Path));
    }

    // "/orders", "POST /orders" or a whole URL.
    private static PathTemplate? PathOf(string endpoint)
    {
        var scheme = endpoint.IndexOf("://", StringComparison.Ordinal);
        var slash = endpoint.IndexOf('/', scheme < 0 ? 0 : scheme + 3);
        return slash < 0 ? null : PathTemplate.Parse(endpoint[slash..]);
    }
}
