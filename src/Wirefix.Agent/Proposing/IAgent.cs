using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Proposing;

/// <summary>Who proposes fixes. What it proposes is believed only as far as the gates confirm it.</summary>
public interface IAgent
{
    /// <summary>The name that stands in the evidence.</summary>
    string Name { get; }

    /// <summary>What was asked of a model so far, and what it took; null where the agent has none.</summary>
    AgentRecord? Record => null;

    /// <summary>The next proposal, or null when there is none left to make.</summary>
    /// <exception cref="AgentException">The agent failed.</exception>
    Task<Proposal?> ProposeAsync(AgentTask task, CancellationToken cancellationToken);
}
