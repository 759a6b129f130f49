using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Tools;

/// <summary>Keeps what is submitted for whoever gave the agent its turn.</summary>
internal sealed class TurnSubmission : ISubmission
{
    /// <summary>What was submitted; null before that.</summary>
    public Proposal? Submitted { get; private set; }

    /// <inheritdoc/>
    public Task<string> SubmitAsync(FixSession session, Proposal proposal, bool apply, CancellationToken cancellationToken)
    {
        if (Submitted is not null)
            throw new ToolException("a proposal was submitted already in this turn; say no more, the gates judge it now.");
        Submitted = proposal;
        return Task.FromResult("Submitted. This ends your turn: the gates judge it now, and what they say comes back to you if it is refused.");
    }
}
