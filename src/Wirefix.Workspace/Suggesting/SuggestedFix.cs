using Wirefix.Facts.Suggestions;

namespace Wirefix.Workspace.Suggesting;

/// <summary>A proposal as the verified fix of one member, or why it cannot be said so.</summary>
/// <param name="Fix">The fix; null where there is a refusal.</param>
/// <param name="ProjectFolder">The folder of the project that holds the member; null where there is a refusal.</param>
/// <param name="Refusal">What keeps the proposal from being stored, as a sentence; null where nothing does.</param>
public sealed record SuggestedFix(VerifiedFix? Fix, string? ProjectFolder, string? Refusal);
