using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Wirefix.Agent.Proposing.Models.Spending;

namespace Wirefix.Agent.Reporting;

/// <summary>What became of one time that the agent was asked.</summary>
/// <param name="Proposal">What the proposal does, in one sentence; null where the agent failed.</param>
/// <param name="Gates">The gates in order, up to the first that was not passed.</param>
/// <param name="Failure">Why there is no proposal, with the agent's last words where it has any; null where there is one.</param>
public sealed record RoundEvidence(string? Proposal, ImmutableArray<GateEvidence> Gates, string? Failure)
{
    /// <summary>What was asked of a model, and what it took; null where the agent has none.</summary>
    public Consumption? Model { get; init; }

    /// <summary>What ended the round, in half a sentence; null where the proposal passed all gates.</summary>
    [JsonIgnore]
    public string? End => Failure ?? (Gates.FirstOrDefault(gate => !gate.Passed) is { } failed ? $"gate '{failed.Name}': {failed.Evidence}" : null);
}
