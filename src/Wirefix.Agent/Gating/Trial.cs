using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Replay;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Gating;

/// <summary>What the gates say of one proposal, and what it changes.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Gates">The gates in order, up to the first that the proposal did not pass.</param>
/// <param name="Fork">The solution with the edits.</param>
/// <param name="Files">The changed files of the copy with their new bytes; empty where the edits did not resolve.</param>
/// <param name="Confirmation">The metric after the fix; null where the proposal did not come that far.</param>
internal sealed record Trial(
    Proposal Proposal,
    ImmutableArray<GateResult> Gates,
    Solution Fork,
    ImmutableSortedDictionary<string, byte[]> Files,
    Measurement? Confirmation)
{
    /// <summary>What the edits that resolved change, as a unified diff with paths relative to the solution's folder.</summary>
    public string Patch { get; init; } = "";

    /// <summary>How many lines it removes and adds.</summary>
    public int ChangedLines => Patch.Split('\n').Count(line => line is ['+' or '-', ..] && !line.StartsWith("+++ ", StringComparison.Ordinal) && !line.StartsWith("--- ", StringComparison.Ordinal));

    /// <summary>Whether every gate was passed.</summary>
    public bool IsConfirmed => Gates.All(gate => gate.Passed);
}
