using Microsoft.CodeAnalysis;
using Wirefix.Facts;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Wire;

/// <summary>An endpoint that the service answers.</summary>
/// <param name="Method">The HTTP method in upper case; null where any is answered.</param>
/// <param name="Path">The path from the root, constraints left out.</param>
/// <param name="Handler">The code that answers.</param>
/// <param name="Place">Where the route is written.</param>
internal sealed record Route(string? Method, PathTemplate Path, CodeUnit Handler, Location Place)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Method ?? "ANY"} {Path}";
}
