using System.Collections.Immutable;
using Wirefix.Workspace.Writing;

namespace Wirefix.Agent;

/// <summary>A confirmed fix as files that editors offer it from.</summary>
/// <param name="Files">The files as changes of the user's tree; empty where there is a refusal.</param>
/// <param name="Refusal">Why the fix cannot be stored so, as a sentence; null where it can.</param>
public sealed record FixSuggestion(ImmutableArray<FileChange> Files, string? Refusal);
