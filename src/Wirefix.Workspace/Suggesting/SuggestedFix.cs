using System.Collections.Immutable;
using Wirefix.Facts.Suggestions;

namespace Wirefix.Workspace.Suggesting;

/// <summary>A proposal as verified fixes of members, or why it cannot be said so.</summary>
/// <param name="Fixes">One fix for each member, with the folder of the project that holds it; empty where there is a refusal.</param>
/// <param name="Refusal">What keeps the proposal from being stored, as a sentence; null where nothing does.</param>
public sealed record SuggestedFix(ImmutableArray<(string ProjectFolder, VerifiedFix Fix)> Fixes, string? Refusal);
