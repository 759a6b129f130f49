using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>A step from one unit into another.</summary>
/// <param name="From">The unit that calls.</param>
/// <param name="To">The unit that runs.</param>
/// <param name="Kind">How the step is known.</param>
/// <param name="Operation">The invocation, creation, method reference or property reference in <paramref name="From"/>.</param>
internal sealed record CallEdge(CodeUnit From, CodeUnit To, EdgeKind Kind, IOperation Operation);
