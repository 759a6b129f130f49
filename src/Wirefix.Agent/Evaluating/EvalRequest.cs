using System.Collections.Immutable;
using Wirefix.Agent.Proposing;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Agent.Evaluating;

/// <summary>What an evaluation is asked for.</summary>
/// <param name="Cases">The cases.</param>
/// <param name="Agent">What the agent is called in the results; another agent, or another budget, has another name.</param>
/// <param name="NewAgent">Makes the agent of a run: each has its own budget, and knows nothing of the others. It is disposed of after its run.</param>
/// <param name="Results">The file of results; what is in it is not run again.</param>
public sealed record EvalRequest(ImmutableArray<EvalCase> Cases, string Agent, Func<IAgent> NewAgent, string Results)
{
    /// <summary>What the agent is shown; each case is run under each.</summary>
    public ImmutableArray<EvalCondition> Conditions { get; init; } = [EvalCondition.Named(EvalCondition.Everything)!];

    /// <summary>How often each case is run under each condition.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>The part of the runs that is made here.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>How many proposals an agent has in a run; from the second on it has seen what the gates said, which know the capture.</summary>
    public int MostProposals { get; init; } = 1;

    /// <summary>How long the agent may take in a run.</summary>
    public TimeSpan AgentTime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>What replaces secrets of captures.</summary>
    public Redactor Redactor { get; init; } = Redactor.Default;
}
