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
        var fitting = Fitting(request.Method, request.Target, facts).ToArray();
        if (fitting.Length == 0)
            return null;

        var best = fitting.Max(candidate => candidate.Fit);
        var seen = fitting.Where(candidate => candidate.Fit == best).Select(candidate => candidate.Seen).ToArray();
        return seen.All(endpoint => endpoint.Endpoint.Path.Equals(seen[0].Endpoint.Path) && shows(endpoint))
            ? seen.OrderByDescending(endpoint => endpoint.Calls).First()
            : null;
    }

    /// <summary>The endpoints that a request may have gone to, and how well each fits.</summary>
    /// <param name="method">The HTTP method; null where the code does not tell, which is any.</param>
    /// <param name="target">Where the request goes.</param>
    /// <param name="facts">What the wire showed.</param>
    public static IEnumerable<(EndpointFacts Seen, double Fit)> Fitting(string? method, RequestedPath target, WireFacts facts)
    {
        foreach (var seen in facts.Endpoints)
        {
            if (seen.Direction == FactDirection.Out
                && (method is null || string.Equals(seen.Endpoint.Method, method, StringComparison.OrdinalIgnoreCase))
                && target.FitOf(seen.Endpoint) is { } fit)
            {
                yield return (seen, fit);
            }
        }
    }
}
