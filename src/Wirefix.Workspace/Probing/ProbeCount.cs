using Wirefix.Workspace.Locating;

namespace Wirefix.Workspace.Probing;

/// <summary>How often a place of the code ran.</summary>
/// <param name="Location">The member and the line.</param>
/// <param name="Entered">How often the member began; null where it has no code that could be counted.</param>
/// <param name="Reached">How often the statement on the line began; null likewise.</param>
public sealed record ProbeCount(SymbolLocation Location, long? Entered, long? Reached);
