using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Wirefix.Agent.Proposing;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Tools;

/// <summary>What an agent can do, defined once for the model loop and for MCP.</summary>
public sealed class AgentTools
{
    private readonly TurnSubmission _turn;

    private AgentTools(ImmutableArray<AIFunction> functions, TurnSubmission turn) => (Functions, _turn) = (functions, turn);

    /// <summary>The tools. Each answers with a string; what it could not do begins with <c>Error: </c>.</summary>
    public ImmutableArray<AIFunction> Functions { get; }

    /// <summary>What was submitted, which ends the agent's turn; null before that.</summary>
    public Proposal? Submitted => _turn.Submitted;

    /// <summary>The tools for one turn of an agent.</summary>
    /// <param name="task">The task of the turn.</param>
    /// <exception cref="ArgumentException">The task is of no session, so there is nothing that tools could work on.</exception>
    public static AgentTools Of(AgentTask task)
    {
        var session = task.Session ?? throw new ArgumentException("Expected a task of a session.", nameof(task));
        var turn = new TurnSubmission();
        return new AgentTools([.. Of(new GivenSession(session))], turn);
    }

    private static ImmutableArray<ToolFunction> Of(ISessionSource source) =>
    [
        ToolFunction.Of(new FindingsTool(source).AnswerAsync, "findings", isReadOnly: true, source.Settled),
    ];
}
