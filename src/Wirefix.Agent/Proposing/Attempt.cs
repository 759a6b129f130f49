using System.Collections.Immutable;
using Wirefix.Agent.Gating;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Proposing;

/// <summary>A proposal and what the gates said of it, up to the first that it did not pass.</summary>
public sealed record Attempt(Proposal Proposal, ImmutableArray<GateResult> Gates)
{
    /// <summary>What the edits that resolved change, as a unified diff with paths relative to the solution's folder.</summary>
    public string Patch { get; init; } = "";

    /// <summary>Whether every gate was passed, and others may still compete with it.</summary>
    public bool IsConfirmed => Gates.All(gate => gate.Passed);
}
