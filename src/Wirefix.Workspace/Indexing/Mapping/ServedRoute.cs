using Wirefix.Facts;

namespace Wirefix.Workspace.Indexing.Mapping;

/// <summary>A route with the project that serves it.</summary>
/// <param name="Project">The path of the project file.</param>
/// <param name="File">The file that maps it.</param>
/// <param name="Place">Where it stands there.</param>
/// <param name="Method">The method in upper case; empty where any will do.</param>
/// <param name="Template">The path.</param>
internal sealed record ServedRoute(string Project, string File, WirePlace Place, string Method, PathTemplate Template);
