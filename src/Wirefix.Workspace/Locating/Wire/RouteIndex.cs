using System.Collections.Immutable;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Wire;

/// <summary>Finds every route of a solution: of minimal APIs and of controllers.</summary>
internal static class RouteIndex
{
    public static ImmutableArray<Route> Read(CodeIndex index, TextValues texts) =>
        [.. new MinimalApiRoutes(index, texts).Read(), .. ControllerRoutes.Read(index)];
}
