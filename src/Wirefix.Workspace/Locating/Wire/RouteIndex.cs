using System.Collections.Immutable;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Wire;

/// <summary>Finds every route of a solution: of minimal APIs and of controllers.</summary>
internal static class RouteIndex
{
    public static ImmutableArray<Route> Read(CodeIndex index, TextValues texts) =>
        [.. new MinimalApiRoutes(index, texts).Read(), .. ControllerRoutes.Read(index)];

    /// <summary>
    /// The paths that a template answers: with and without its trailing optional segments. Each is whole: a route's
    /// path begins at the root.
    /// </summary>
    public static IEnumerable<string> WithoutOptionals(string template)
    {
        var path = template.TrimEnd('/');
        yield return path;
        while (path.LastIndexOf('/') is >= 0 and var cut && IsOptional(path[(cut + 1)..]))
        {
            path = path[..cut];
            yield return path;
        }
    }

    private static bool IsOptional(string segment) =>
        segment.StartsWith('{') && (segment.EndsWith("?}", StringComparison.Ordinal) || segment.Contains('=', StringComparison.Ordinal));
}
