namespace Wirefix.Workspace.Locating;

/// <summary>A wire name matched to a place in code.</summary>
/// <param name="WireName">The name as it stands on the wire: an endpoint, a header, a field.</param>
/// <param name="Code">
/// What it was matched to, as the code writes it: the method and whole route with its own parameter names
/// (<c>POST /sync/{user}</c>), the URI template of a request (<c>items/{id}</c>, with the host where it is known).
/// </param>
/// <param name="Location">The symbol that it was matched to, and the line where the name is used.</param>
/// <param name="Reason">Why: "route template", "request URI", "attribute", "naming policy", "literal".</param>
/// <param name="Score">How sure, from 0 to 1.</param>
public sealed record Binding(string WireName, string Code, SymbolLocation Location, string Reason, double Score);
