using System.Collections.Immutable;
using Wirefix.Workspace.Checking;

namespace Wirefix.Workspace.Editing;

/// <summary>Edits of named symbols, from any agent.</summary>
/// <param name="Agent">Who proposes.</param>
/// <param name="Summary">What the edits do, in one sentence for a reviewer.</param>
/// <param name="Edits">The edits, applied in order.</param>
public sealed record Proposal(string Agent, string Summary, ImmutableArray<Edit> Edits)
{
    /// <summary>What a rule reported and the edits are to silence; null where no rule led to them.</summary>
    public RuleReport? Answers { get; init; }

    /// <summary>
    /// What the agent changed beside the edits and no edit can tell, one sentence each. The edits alone are not what it proposed, so with
    /// any of these they do not resolve.
    /// </summary>
    public ImmutableArray<string> Untold { get; init; } = [];
}
