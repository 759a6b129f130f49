using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Registering;

/// <summary>A type that runs behind a service.</summary>
/// <param name="Implementation">The type.</param>
/// <param name="Kind">How that is known.</param>
/// <param name="Place">Where the source says so.</param>
internal sealed record Provision(MemberId Implementation, EdgeKind Kind, Location Place);
