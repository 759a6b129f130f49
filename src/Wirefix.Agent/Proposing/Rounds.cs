using System.Collections.Immutable;
using Wirefix.Agent.Gating;
using Wirefix.Agent.Proposing.Models.Spending;

namespace Wirefix.Agent.Proposing;

/// <summary>What was proposed, one after the other.</summary>
/// <param name="Trials">The proposals and what the gates said of each.</param>
/// <param name="Failure">Why the agent could not go on after them, in half a sentence; null where it could have.</param>
internal sealed record Rounds(ImmutableArray<Trial> Trials, string? Failure)
{
    /// <summary>Nobody was asked.</summary>
    public static Rounds None { get; } = new([], null);

    /// <summary>What each time that the agent was asked took of a model, in order; empty where the agent has none.</summary>
    public ImmutableArray<Consumption> Taken { get; init; } = [];
}
