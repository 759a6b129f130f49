namespace Wirefix.Workspace.Locating;

/// <summary>One link of a call chain.</summary>
/// <param name="Location">The member that runs, and the line of its declaration.</param>
/// <param name="Edge">How the step from the link before it is known.</param>
/// <param name="CallLine">The line in the member before it that makes the call; null for the first link.</param>
/// <param name="Basis">
/// Where the source says that this member runs: the registration, where the object or delegate is made; null where the call itself says it.
/// </param>
public sealed record CallLink(SymbolLocation Location, EdgeKind Edge, int? CallLine, CodeLine? Basis = null);
