using Wirefix.Workspace.Locating;

namespace Wirefix.Workspace.Probing;

/// <summary>A place of the code whose runs are counted.</summary>
/// <param name="Location">The member, and the line in it that is meant.</param>
/// <param name="Entered">The number of the probe at the member's start; null where the member has no code that a probe can stand in.</param>
/// <param name="Reached">The number of the probe before the statement on the line, or at the start of the function that the line is all of.</param>
public sealed record ProbedPlace(SymbolLocation Location, int? Entered, int? Reached);
