namespace Wirefix.Facts;

/// <summary>A change of a resource's state that was seen.</summary>
/// <param name="Path">The field that holds the state, as a JSONPath.</param>
/// <param name="From">The state before, as it stands on the wire.</param>
/// <param name="To">The state after.</param>
/// <param name="Count">How often.</param>
public sealed record TransitionFacts(string Path, string From, string To, long Count);
