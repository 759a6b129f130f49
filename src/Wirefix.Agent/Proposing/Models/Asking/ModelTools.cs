using Microsoft.Extensions.AI;
using Wirefix.Agent.Tools;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Proposing.Models.Asking;

/// <summary>The tools that a model has for one proposal.</summary>
/// <param name="Functions">The tools.</param>
/// <param name="Submitted">What was submitted by one of them; null as long as nothing was.</param>
public sealed record ModelTools(IReadOnlyList<AIFunction> Functions, Func<Proposal?> Submitted)
{
    /// <summary>The tools for a task.</summary>
    public static ModelTools Of(AgentTask task)
    {
        var tools = AgentTools.Of(task);
        return new ModelTools(tools.Functions, () => tools.Submitted);
    }
}
