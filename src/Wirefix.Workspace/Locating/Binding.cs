namespace Wirefix.Workspace.Locating;

/// <summary>A wire name matched to a place in code.</summary>
/// <param name="WireName">The name as it stands on the wire: an endpoint, a header, a field.</param>
/// <param name="Location">The symbol that it was matched to, and the line where the name is used.</param>
/// <param name="Reason">Why: "route template", "request URI", "attribute", "naming policy", "literal".</param>
/// <param name="Score">How sure, from 0 to 1.</param>
public sealed record Binding(string WireName, SymbolLocation Location, string Reason, double Score);
