using System.Diagnostics;
using System.Globalization;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Proposing;

/// <summary>
/// Asks an agent until as many proposals as should compete have passed all gates, the agent has no more, or the budget ends. What the gates said of each
/// goes back to it.
/// </summary>
internal sealed class RoundRun(FixRequest request, FixSession session)
{
    /// <summary>The proposals and what the gates said of them.</summary>
    public async Task<Rounds> RunAsync(CancellationToken cancellationToken)
    {
        var left = request.AgentTime;
        while (session.Trials.Length < request.MostProposals && session.Trials.Count(trial => trial.IsConfirmed) < request.Candidates)
        {
            if (left <= TimeSpan.Zero)
                return new Rounds(session.Trials, string.Create(CultureInfo.InvariantCulture, $"the agent's time of {request.AgentTime.TotalSeconds:0} s was used up"));
            var started = Stopwatch.GetTimestamp();
            var (proposal, failure) = await AskAsync(left, cancellationToken).ConfigureAwait(false);
            if (proposal is null)
                return new Rounds(session.Trials, failure);
            left -= Stopwatch.GetElapsedTime(started);
            await session.TryAsync(proposal, cancellationToken).ConfigureAwait(false);
        }

        return new Rounds(session.Trials, null);
    }

    private async Task<(Proposal? Proposal, string? Failure)> AskAsync(TimeSpan left, CancellationToken cancellationToken)
    {
        var task = session.NextTask() with { MostRounds = request.MostProposals, TimeLeft = left };
        try
        {
            return (await session.StepAsync("propose", () => request.Agent.ProposeAsync(task, cancellationToken)).ConfigureAwait(false), null);
        }
        catch (AgentException exception)
        {
            return (null, exception.Message);
        }
    }
}
