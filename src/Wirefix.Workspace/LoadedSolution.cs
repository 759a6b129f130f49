using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Wirefix.Workspace;

/// <summary>A solution with semantics, and what of it could not be loaded.</summary>
/// <param name="Path">The full path that was opened.</param>
/// <param name="Solution">The loaded projects.</param>
/// <param name="Problems">One sentence for each project that did not load or came without references.</param>
public sealed record LoadedSolution(string Path, Solution Solution, ImmutableArray<string> Problems);
