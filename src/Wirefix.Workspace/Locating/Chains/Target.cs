using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>An outbound call that an endpoint of the symptom may be.</summary>
internal sealed record Target(OutboundCall Call, Binding Binding);
