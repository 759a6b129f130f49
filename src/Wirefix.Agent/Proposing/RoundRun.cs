using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Wirefix.Agent.Proposing.Models.Spending;
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
        if (session.Unfit is { } why)
            return new Rounds([], $"nobody was asked for a fix, as {why}");
        var left = request.AgentTime;
        var taken = ImmutableArray<Consumption>.Empty;
        while (session.Trials.Length < request.MostProposals && session.Trials.Count(trial => trial.IsConfirmed) < request.Candidates)
        {
            if (left <= TimeSpan.Zero)
                return Ended(string.Create(CultureInfo.InvariantCulture, $"the agent's time of {request.AgentTime.TotalSeconds:0} s was used up"));
            var started = Stopwatch.GetTimestamp();
            var before = request.Agent.Record;
            var (proposal, failure) = await AskAsync(left, cancellationToken).ConfigureAwait(false);
            if (request.Agent.Record is { } after)
                taken = taken.Add(after.Taken.Since(before!.Taken));
            if (proposal is null)
                return Ended(failure);
            left -= Stopwatch.GetElapsedTime(started);
            await session.TryAsync(proposal, cancellationToken).ConfigureAwait(false);
        }

        return Ended(null);

        Rounds Ended(string? failure) => new(session.Trials, failure) { Taken = taken };
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
