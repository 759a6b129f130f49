using Wirefix.Agent.Proposing;
using Wirefix.Traffic.Formats;

namespace Wirefix.Agent;

/// <summary>What a run of <c>fix</c> is asked to do.</summary>
/// <param name="Solution">The solution or project file.</param>
/// <param name="Capture">What was recorded.</param>
/// <param name="Alert">The alert's file; null where there is none.</param>
/// <param name="Agent">Who proposes.</param>
public sealed record FixRequest(string Solution, CaptureSource Capture, string? Alert, IAgent Agent) : SessionRequest(Solution, Capture, Alert)
{
    /// <summary>How many proposals are tried where nobody says otherwise.</summary>
    public const int DefaultProposals = 5;

    /// <summary>How many proposals are tried before the run gives up.</summary>
    public int MostProposals { get; init; } = DefaultProposals;

    /// <summary>How many confirmed proposals compete; the one that changes the fewest lines is the fix.</summary>
    public int Candidates { get; init; } = 1;

    /// <summary>How long the agent may take for all of its proposals together; what the gates take does not count.</summary>
    public TimeSpan AgentTime { get; init; } = TimeSpan.FromMinutes(30);
}
