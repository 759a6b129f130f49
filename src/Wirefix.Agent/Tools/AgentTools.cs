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

    /// <summary>The tools for one turn of an agent; what it submits ends the turn.</summary>
    /// <param name="task">The task of the turn.</param>
    /// <exception cref="ArgumentException">The task is of no session, so there is nothing that tools could work on.</exception>
    public static AgentTools Of(AgentTask task)
    {
        var session = task.Session ?? throw new ArgumentException("Expected a task of a session.", nameof(task));
        var turn = new TurnSubmission();
        return new AgentTools([.. Of(new GivenSession(session), turn, "apply")], turn);
    }

    /// <summary>The tools of a server; what is submitted is judged at once.</summary>
    /// <param name="session">What they work on.</param>
    /// <param name="approval">Who says whether a confirmed fix is written where the agent asks for that.</param>
    public static ImmutableArray<ToolFunction> Of(ServedSession session, IApproval approval) => Of(session, new GatedSubmission(approval));

    private static ImmutableArray<ToolFunction> Of(ISessionSource source, ISubmission submission, params ImmutableArray<string> hidden)
    {
        var draft = new Draft();
        return
        [
            ToolFunction.Of(new FindingsTool(source).AnswerAsync, "findings", isReadOnly: true, source.Settled),
            ToolFunction.Of(new ExchangeTool(source).AnswerAsync, "exchange", isReadOnly: true),
            ToolFunction.Of(new FindSymbolTool(source).AnswerAsync, "find_symbol", isReadOnly: true),
            ToolFunction.Of(new ReadSymbolTool(source).AnswerAsync, "read_symbol", isReadOnly: true),
            ToolFunction.Of(new CallChainTool(source).AnswerAsync, "call_chain", isReadOnly: true),
            ToolFunction.Of(new ReferencesTool(source).AnswerAsync, "references", isReadOnly: true),
            ToolFunction.Of(new TryEditsTool(source, draft).AnswerAsync, "try_edits", isReadOnly: true),
            ToolFunction.Of(new ReproduceTool(source).AnswerAsync, "reproduce", isReadOnly: false),
            ToolFunction.Of(new RunTestsTool(source, draft).AnswerAsync, "run_tests", isReadOnly: false),
            ToolFunction.Of(new SubmitTool(source, draft, submission).AnswerAsync, "submit", isReadOnly: false, hidden),
        ];
    }
}
