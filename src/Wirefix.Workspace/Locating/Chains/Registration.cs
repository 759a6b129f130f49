using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>A service that is registered in DI.</summary>
/// <param name="Service">The type that is asked for.</param>
/// <param name="Implementation">The type that is given; it may be asked for in turn.</param>
/// <param name="Key">The key of a keyed service; null without one or where it is not literal.</param>
/// <param name="Project">Where the registration stands.</param>
internal sealed record Registration(MemberId Service, MemberId Implementation, string? Key, ProjectId Project);
