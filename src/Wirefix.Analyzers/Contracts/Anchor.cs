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
    public bool Names(EndpointFacts endpoint)
    {
        var segments = endpoint.Endpoint.Path.Segments;
        if (endpoint.Direction != Direction || segments.Count < Route.Segments.Count
            || !string.Equals(endpoint.Endpoint.Method, Method, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var end = PathTemplate.Parse(string.Join("/", segments.Skip(segments.Count - Route.Segments.Count)));
        return Route.Overlaps(end) && Route.LiteralMatches(end) > 0;
    }
}
