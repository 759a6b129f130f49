using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Tools;

/// <summary>What becomes of a proposal that an agent submits.</summary>
internal interface ISubmission
{
    /// <summary>Takes a proposal, and says what becomes of it.</summary>
    /// <param name="session">The session that it is of, which has a plan.</param>
    /// <param name="proposal">The proposal.</param>
    /// <param name="apply">Whether a confirmed fix is to be written into the user's tree.</param>
    /// <param name="cancellationToken">Ends the gates.</param>
    Task<string> SubmitAsync(FixSession session, Proposal proposal, bool apply, CancellationToken cancellationToken);
}
