using Wirefix.Agent.Context;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Gating;
using Wirefix.Agent.Planning;
using Wirefix.Agent.Proposing;
using Wirefix.Agent.Regression;
using Wirefix.Agent.Reporting;
using Wirefix.Workspace.Suggesting;

namespace Wirefix.Agent;

/// <summary>Puts down what a session found and tried: the record of a run, with the context to go on from where there is no fix.</summary>
internal sealed class SessionRecord(
    SessionRequest request, Observation observation, Planned planned, WorkingCopy copy, RunRecord run, IProgress<string> progress)
{
    /// <summary>The record of some rounds.</summary>
    /// <param name="rounds">What was proposed.</param>
    /// <param name="before">How the tests ended on the code as it is; null where there is no plan.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<FixResult> OfAsync(Rounds rounds, TestResults? before, CancellationToken cancellationToken)
    {
        if (planned.Refusal is { } refusal)
            return await WithContextAsync(run.NotReproduced(refusal), cancellationToken).ConfigureAwait(false);
        if (rounds.Trials.IsEmpty)
            return await WithContextAsync(run.NothingTried(rounds), cancellationToken).ConfigureAwait(false);
        var result = await SuggestedAsync(run.Tried(rounds, before!), rounds.Deciding, cancellationToken).ConfigureAwait(false);
        return result.Evidence.Context is null ? result : await WithContextAsync(result, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FixResult> WithContextAsync(FixResult unfixed, CancellationToken cancellationToken)
    {
        var pack = await ContextRun.AfterFixAsync(request, copy, observation, planned, unfixed.Evidence, progress, cancellationToken).ConfigureAwait(false);
        File.WriteAllText(Path.Combine(unfixed.RunFolder, Evidence.ContextFile), ContextMarkdown.Of(pack));
        return unfixed;
    }

    private async Task<FixResult> SuggestedAsync(FixResult result, Trial trial, CancellationToken cancellationToken)
    {
        if (result.Evidence.Outcome != Outcome.Confirmed)
            return result;
        var suggested = await Suggestion.OfAsync(
            planned.Service!.Solution, trial.Fork, trial.Proposal, result.Evidence.Reason, cancellationToken).ConfigureAwait(false);
        return result with
        {
            Suggestion = suggested with { ProjectFolder = suggested.ProjectFolder is { } folder ? copy.ToUser(folder) : null },
        };
    }
}
