using Wirefix.Agent.Proposing.Models.Asking;
using Wirefix.Agent.Proposing.Models.Spending;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Agent.Proposing.Models;

/// <summary>How a model is asked.</summary>
/// <param name="Name">The agent's name in the evidence.</param>
/// <param name="ToolsOf">The tools for a task.</param>
/// <param name="Redactor">What replaces secrets in whatever is sent or recorded.</param>
public sealed record ModelSetup(string Name, Func<AgentTask, ModelTools> ToolsOf, Redactor Redactor)
{
    /// <summary>What it may take.</summary>
    public ModelBudget Budget { get; init; } = ModelBudget.Unbounded;

    /// <summary>A new file that gets the transcript as it happens; null for none.</summary>
    public string? TranscriptFile { get; init; }
}
