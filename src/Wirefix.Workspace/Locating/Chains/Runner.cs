using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>A unit that a call runs.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Kind">How that is known.</param>
/// <param name="Basis">Where the source says so; null where the call itself does.</param>
internal sealed record Runner(CodeUnit Unit, EdgeKind Kind, Location? Basis = null);
