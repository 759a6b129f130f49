using Wirefix.Facts;

namespace Wirefix.Analyzers.Outbound;

/// <summary>Finds what the wire showed of a request that code sends.</summary>
internal static class ObservedCalls
{
    /// <summary>
    /// The endpoint that a request went to and that shows something. Where the code does not tell the host and several hosts have
    /// the path, all of them have to show it, and the one with the most calls stands for them. Null where no endpoint fits, or
    /// paths of different meaning fit equally well.
    /// </summary>
    public static EndpointFacts? Of(OutboundRequest request, WireFacts facts, Func<EndpointFacts, bool> shows)
    {
        var fitting = facts.Endpoints
            .Where(seen => seen.Direction == FactDirection.Out
                && string.Equals(seen.Endpoint.Method, request.Method, StringComparison.OrdinalIgnoreCase))
            .Select(seen => (Seen: seen, Fit: request.Target.FitOf(seen.Endpoint)))
            .Where(candidate => candidate.Fit is not null).ToArray();
        if (fitting.Length == 0)
            return null;

        var best = fitting.Max(candidate => candidate.Fit);
        var seen = fitting.Where(candidate => candidate.Fit == best).Select(candidate => candidate.Seen).ToArray();
        return seen.All(endpoint => endpoint.Endpoint.Path.Equals(seen[0].Endpoint.Path) && shows(endpoint))
            ? seen.OrderByDescending(endpoint => endpoint.Calls).First()
            : null;
    }
}
