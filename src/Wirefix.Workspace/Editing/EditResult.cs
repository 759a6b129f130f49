using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Wirefix.Workspace.Editing;

/// <summary>What became of a proposal's edits.</summary>
/// <param name="Solution">The forked solution with the edits that resolved; nothing is written to disk.</param>
/// <param name="Failures">One sentence for each edit that did not resolve, with the candidates where there are any.</param>
public sealed record EditResult(Solution Solution, ImmutableArray<string> Failures);
