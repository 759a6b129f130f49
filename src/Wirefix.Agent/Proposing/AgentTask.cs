using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Agent.Context;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Planning;

namespace Wirefix.Agent.Proposing;

/// <summary>All that an agent is given.</summary>
/// <param name="Solution">The code, with semantics.</param>
/// <param name="Plan">What is wrong, and what a fix must reach.</param>
/// <param name="Attempts">The proposals so far and what the gates said of each, oldest first.</param>
public sealed record AgentTask(Solution Solution, Plan Plan, ImmutableArray<Attempt> Attempts)
{
    /// <summary>The run's working copy. An agent that works on files forks it and changes nothing in it; null where the code is of no tree.</summary>
    public WorkingCopy? Copy { get; init; }

    /// <summary>What somebody needs to know who reads no semantics, with the attempts so far; null where nothing was captured.</summary>
    public ContextPack? Context { get; init; }

    /// <summary>The session that the task is of, which tools for an agent work on; null where the code is of no tree.</summary>
    internal FixSession? Session { get; init; }

    /// <summary>How many proposals are tried at most, those so far among them.</summary>
    public int MostRounds { get; init; } = 1;

    /// <summary>How long the agent may take for this proposal.</summary>
    public TimeSpan TimeLeft { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The number of this proposal, from 1.</summary>
    public int Round => Attempts.Length + 1;
}
