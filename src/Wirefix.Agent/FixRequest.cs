using System.Collections.Immutable;
using Wirefix.Agent.Context;
using Wirefix.Agent.Proposing;
using Wirefix.Replay;
using Wirefix.Traffic.Formats;
using Wirefix.Workspace.Checking.Liberties;

namespace Wirefix.Agent;

/// <summary>What a run of <c>fix</c> is asked to do.</summary>
/// <param name="Solution">The solution or project file.</param>
/// <param name="Capture">What was recorded.</param>
/// <param name="Alert">The alert's file; null where there is none.</param>
/// <param name="Agent">Who proposes.</param>
public sealed record FixRequest(string Solution, CaptureSource Capture, string? Alert, IAgent Agent)
{
    /// <summary>Settings of the service that the run puts in the place of its own.</summary>
    public ConfigurationOverrides Overrides { get; init; } = ConfigurationOverrides.None;

    /// <summary>What proposals may take beyond mending the fault.</summary>
    public ImmutableHashSet<LibertyKind> Allowed { get; init; } = [];

    /// <summary>What of the context pack the agent is shown, beside its own attempts.</summary>
    public ImmutableHashSet<ContextSection> Shown { get; init; } = ContextRun.DefaultSections.Union([ContextSection.Finding, ContextSection.Notes]);

    /// <summary>How many proposals are tried before the run gives up.</summary>
    public int MostProposals { get; init; } = 5;

    /// <summary>How long the agent may take for all of its proposals together; what the gates take does not count.</summary>
    public TimeSpan AgentTime { get; init; } = TimeSpan.FromMinutes(30);
}
