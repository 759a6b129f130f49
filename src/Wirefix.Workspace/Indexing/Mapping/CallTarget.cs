namespace Wirefix.Workspace.Indexing.Mapping;

/// <summary>A project that a call may go to.</summary>
/// <param name="Project">The path of the project file.</param>
/// <param name="Route">The route that answers the call: its method where it is known, and its template; null where none of the project fits.</param>
/// <param name="RouteFile">The file of the route; null where there is none.</param>
/// <param name="RouteLine">Its line, from 1; 0 where there is none.</param>
public sealed record CallTarget(string Project, string? Route, string? RouteFile, int RouteLine);
