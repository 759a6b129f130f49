using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Gating;
using Wirefix.Agent.Planning;
using Wirefix.Agent.Reporting;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Proposing;

/// <summary>
/// Asks an agent until a proposal passes all gates, the agent has no more, or the budget ends. What failed goes back with what the gates said.
/// </summary>
internal sealed class RoundRun(FixRequest request, WorkingCopy copy, Observation observation, Planned planned, GateRun gates, StepClock clock)
{
    /// <summary>The proposals; the last one is confirmed, or none is.</summary>
    public async Task<Rounds> RunAsync(CancellationToken cancellationToken)
    {
        var rounds = new Rounds([], null);
        var attempts = ImmutableArray<Attempt>.Empty;
        var left = request.AgentTime;
        while (attempts.Length < request.MostProposals)
        {
            if (left <= TimeSpan.Zero)
                return rounds with { Failure = string.Create(CultureInfo.InvariantCulture, $"the agent's time of {request.AgentTime.TotalSeconds:0} s was used up") };
            var started = Stopwatch.GetTimestamp();
            var (proposal, failure) = await AskAsync(TaskOf(attempts, left, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (proposal is null)
                return rounds with { Failure = failure };
            left -= Stopwatch.GetElapsedTime(started);
            var trial = await gates.TryAsync(proposal, cancellationToken).ConfigureAwait(false);
            rounds = rounds with { Trials = rounds.Trials.Add(trial) };
            if (trial.Gates.All(gate => gate.Passed))
                return rounds;
            attempts = attempts.Add(await AttemptOfAsync(trial, cancellationToken).ConfigureAwait(false));
        }

        return rounds;
    }

    private async Task<(Proposal? Proposal, string? Failure)> AskAsync(AgentTask task, CancellationToken cancellationToken)
    {
        try
        {
            return (await clock.StepAsync("propose", () => request.Agent.ProposeAsync(task, cancellationToken)).ConfigureAwait(false), null);
        }
        catch (AgentException exception)
        {
            return (null, exception.Message);
        }
    }

    private AgentTask TaskOf(ImmutableArray<Attempt> attempts, TimeSpan left, CancellationToken cancellationToken) => new(planned.Service!.Solution, planned.Plan!, attempts)
    {
        Copy = copy,
        Context = ContextRun.ForAgent(request, copy, observation, planned, attempts, cancellationToken),
        MostRounds = request.MostProposals,
        TimeLeft = left,
    };

    private async Task<Attempt> AttemptOfAsync(Trial trial, CancellationToken cancellationToken) => new(trial.Proposal, trial.Gates)
    {
        Patch = await ForkPatch.OfAsync(planned.Service!.Solution, trial.Fork, copy.Home, cancellationToken).ConfigureAwait(false),
    };
}
