using System.Collections.Immutable;
using Wirefix.Facts;

namespace Wirefix.Workspace.Locating;

/// <summary>What a finding says about the code, in names that stand on the wire.</summary>
/// <param name="Pattern">The shape of the fault.</param>
/// <param name="Entries">Inbound endpoints that served the exchanges of the finding; empty where they are not known.</param>
/// <param name="Calls">Outbound endpoints that the finding is on; empty where it is on the inbound side alone.</param>
public sealed record Symptom(FaultPattern Pattern, ImmutableArray<Endpoint> Entries, ImmutableArray<Endpoint> Calls)
{
    /// <summary>The names of fields that the finding is about.</summary>
    public ImmutableArray<string> Fields { get; init; } = [];
}
