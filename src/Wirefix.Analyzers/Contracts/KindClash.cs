using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>Values on the wire that the type of a member does not take, or takes with a loss.</summary>
/// <param name="Field">Where they stood.</param>
/// <param name="Count">How many.</param>
/// <param name="Seen">What they were, with an article.</param>
/// <param name="Remedy">What would take them all.</param>
/// <param name="IsLoss">Whether they are read, but not all of what they say.</param>
internal sealed record KindClash(FieldFacts Field, long Count, string Seen, KindRemedy Remedy, bool IsLoss = false);
