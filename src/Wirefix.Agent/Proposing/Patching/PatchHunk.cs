using System.Collections.Immutable;

namespace Wirefix.Agent.Proposing.Patching;

/// <summary>A place that a unified diff changes.</summary>
/// <param name="Line">The line that it says it begins on, from 1; who writes diffs by hand often says a wrong one.</param>
/// <param name="Old">The lines that stand there, context among them.</param>
/// <param name="New">The lines that are to stand there.</param>
internal sealed record PatchHunk(int Line, ImmutableArray<string> Old, ImmutableArray<string> New);
