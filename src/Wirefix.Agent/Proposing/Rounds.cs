using System.Collections.Immutable;
using Wirefix.Agent.Gating;
using Wirefix.Agent.Proposing.Models.Spending;

namespace Wirefix.Agent.Proposing;

/// <summary>What was proposed, one after the other.</summary>
/// <param name="Trials">The proposals and what the gates said of each.</param>
/// <param name="Failure">Why the agent could not go on after them, in half a sentence; null where it could have.</param>
internal sealed record Rounds(ImmutableArray<Trial> Trials, string? Failure)
{
    /// <summary>The trial that decides: of those that are confirmed the one that changes the fewest lines, the first of equals, else the last.</summary>
    public Trial Deciding => Trials.Where(trial => trial.IsConfirmed).MinBy(trial => trial.ChangedLines) ?? Trials[^1];

    /// <summary>Nobody was asked.</summary>
    public static Rounds None { get; } = new([], null);

    /// <summary>What each time that the agent was asked took of a model, in order; empty where the agent has none.</summary>
    public ImmutableArray<Consumption> Taken { get; init; } = [];
}
