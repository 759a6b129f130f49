using Wirefix.Agent.Context;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Gating;
using Wirefix.Agent.Planning;
using Wirefix.Agent.Proposing;
using Wirefix.Agent.Reporting;
using Wirefix.Traffic.Alerts;
using Wirefix.Traffic.Formats;
using Wirefix.Workspace;
using Wirefix.Workspace.Suggesting;
using Wirefix.Workspace.Writing;

namespace Wirefix.Agent;

/// <summary>The whole line: observe, hypothesise, reproduce, propose, gate, confirm, record.</summary>
public static class FixRun
{
    /// <summary>Runs the line in a working copy. The user's tree gets the run's record, and what an earlier, killed run had begun to write.</summary>
    /// <exception cref="CaptureException">The capture cannot be read.</exception>
    /// <exception cref="AlertException">The alert cannot be read.</exception>
    /// <exception cref="PreconditionException">The solution does not build, or does not hold the service.</exception>
    /// <exception cref="WorkspaceException">The solution does not load.</exception>
    /// <exception cref="Replay.ServiceException">The service does not start.</exception>
    public static async Task<FixResult> RunAsync(FixRequest request, IProgress<string> progress, CancellationToken cancellationToken)
    {
        CompleteInterruptedWrite(request.Solution);
        var clock = new StepClock(progress);
        var observation = await clock.StepAsync("observe", () =>
            Task.FromResult(Observation.Read(request.Capture with { MostHeld = CaptureSource.Replayable }, request.Alert, cancellationToken)))
            .ConfigureAwait(false);
        using var copy = WorkingCopy.Create(request.Solution, cancellationToken);

        var planned = await new Planner(copy, observation, request.Overrides, clock, progress).PlanAsync(cancellationToken).ConfigureAwait(false);
        var record = new RunRecord(copy, request.Agent.Name, observation, planned, clock);
        if (planned.Refusal is { } refusal)
            return await WithContextAsync(record.NotReproduced(refusal)).ConfigureAwait(false);

        var before = await clock.StepAsync("test before the fix", () => planned.Regression!.RunAsync(cancellationToken)).ConfigureAwait(false);
        var gates = new GateRun(copy, planned, before, request.Allowed, clock, progress);
        var rounds = await new RoundRun(request, copy, observation, planned, gates, clock).RunAsync(cancellationToken).ConfigureAwait(false);
        if (rounds.Trials.IsEmpty)
            return await WithContextAsync(record.NothingTried(rounds)).ConfigureAwait(false);
        var result = await SuggestedAsync(record.Tried(rounds, before), rounds.Trials[^1], planned, copy, cancellationToken).ConfigureAwait(false);
        return result.Evidence.Context is null ? result : await WithContextAsync(result).ConfigureAwait(false);

        async Task<FixResult> WithContextAsync(FixResult unfixed)
        {
            var pack = await ContextRun.AfterFixAsync(request, copy, observation, planned, unfixed.Evidence, progress, cancellationToken).ConfigureAwait(false);
            File.WriteAllText(Path.Combine(unfixed.RunFolder, Evidence.ContextFile), ContextMarkdown.Of(pack));
            return unfixed;
        }
    }

    /// <summary>Writes a confirmed fix and its regression test into the user's tree, all or nothing.</summary>
    /// <exception cref="TreeWriteException">The tree cannot be written, or changed since the run began; nothing was changed.</exception>
    public static void Apply(FixResult result) => TreeWriter.Write(result.Root, result.Changes);

    /// <summary>Writes a confirmed fix as a file that editors offer it from, and changes no code.</summary>
    /// <returns>The file's path.</returns>
    /// <exception cref="PreconditionException">The fix cannot be stored so, or the file holds something else.</exception>
    /// <exception cref="TreeWriteException">The tree cannot be written; nothing was changed.</exception>
    public static string Suggest(FixResult result)
    {
        if (result.Suggestion is not { Fix: { } fix, ProjectFolder: { } folder })
        {
            throw new PreconditionException(
                $"The fix is confirmed and cannot be stored as a suggestion: {result.Suggestion?.Refusal}. Use --apply, or fix.patch in {result.RunFolder}.");
        }

        var file = SuggestionFile.For(fix, folder);
        TreeWriter.Write(result.Root, [file]);
        return file.Path;
    }

    private static async Task<FixResult> SuggestedAsync(FixResult result, Trial trial, Planned planned, WorkingCopy copy, CancellationToken cancellationToken)
    {
        if (result.Evidence.Outcome != Outcome.Confirmed)
            return result;
        var suggested = await Suggestion.OfAsync(planned.Service!.Solution, trial.Fork, trial.Proposal, result.Evidence.Reason, cancellationToken).ConfigureAwait(false);
        return result with
        {
            Suggestion = suggested with { ProjectFolder = suggested.ProjectFolder is { } folder ? copy.ToUser(folder) : null },
        };
    }

    /// <summary>
    /// Completes what an earlier run began to write and was killed over. The changes of a solution lie below its folder,
    /// or below one further up in its repository where it reaches projects there.
    /// </summary>
    private static void CompleteInterruptedWrite(string solution)
    {
        if (!File.Exists(solution))
            return;
        var home = Path.GetDirectoryName(Path.GetFullPath(solution))!;
        var top = TreeScope.RepositoryRoot(home) ?? home;
        for (var folder = home; folder.Length >= top.Length; folder = Path.GetDirectoryName(folder) ?? "")
            TreeWriter.Recover(folder);
    }
}
