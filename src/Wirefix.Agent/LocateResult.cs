using System.Collections.Immutable;
using Wirefix.Traffic.Inspection;
using Wirefix.Workspace.Locating;
using Wirefix.Workspace.Locating.Fields;

namespace Wirefix.Agent;

/// <summary>The suspects of a finding: what <c>wirefix locate</c> prints. Paths are relative to the solution's folder.</summary>
public sealed record LocateResult
{
    /// <summary>The version of this document's shape.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The finding that was followed; null where the capture has none.</summary>
    public Finding? Finding { get; init; }

    /// <summary>The suspects, best first.</summary>
    public ImmutableArray<Suspect> Suspects { get; init; } = [];

    /// <summary>The ways of the fields that the finding is about.</summary>
    public ImmutableArray<FieldTrace> Fields { get; init; } = [];

    /// <summary>What of the solution did not load and what of the capture could not be read.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
