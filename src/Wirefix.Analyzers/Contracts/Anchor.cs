using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>Which messages a piece of code reads, where it names the endpoint.</summary>
/// <param name="Direction">Whether the service is called there, or calls it.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Route">The path, or its end where the code holds only that; variable segments in braces.</param>
/// <param name="Path">Where in the message the type stands: <c>$</c>, or <c>$[*]</c> for a list of it.</param>
internal sealed record Anchor(FactDirection Direction, string Method, PathTemplate Route, string Path)
{
    /// <summary>Whether an observed endpoint is the one that the code names: it ends as the route does.</summary>
    public bool Names(EndpointFacts endpoint) =>
        endpoint.Direction == Direction && endpoint.Endpoint.Path.Segments.Count >= Route.Segments.Count
        && string.Equals(endpoint.Endpoint.Method, Method, StringComparison.OrdinalIgnoreCase) && EndsAsRoute(endpoint.Endpoint.Path.Segments);

    // Asked for every endpoint of the facts, so that nothing is made on the way.
    private bool EndsAsRoute(IReadOnlyList<string> segments)
    {
        var literals = 0;
        var surplus = segments.Count - Route.Segments.Count;
        for (var i = Route.Segments.Count - 1; i >= 0; i--)
        {
            var (one, other) = (Route.Segments[i], segments[i + surplus]);
            if (PathTemplate.IsVariable(one) || PathTemplate.IsVariable(other))
                continue;
            if (!string.Equals(one, other, StringComparison.OrdinalIgnoreCase))
                return false;
            literals++;
        }

        return literals > 0;
    }
}
