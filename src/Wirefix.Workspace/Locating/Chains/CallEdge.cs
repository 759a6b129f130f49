using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>A step from one unit into another.</summary>
/// <param name="From">The unit that calls.</param>
/// <param name="To">The unit that runs.</param>
/// <param name="Kind">How the step is known.</param>
/// <param name="Operation">The operation in <paramref name="From"/> that makes the step: an invocation, a creation, a reference.</param>
/// <param name="Basis">Where the source says that <paramref name="To"/> runs; null where the call itself says it.</param>
internal sealed record CallEdge(CodeUnit From, CodeUnit To, EdgeKind Kind, IOperation Operation, Location? Basis = null);
