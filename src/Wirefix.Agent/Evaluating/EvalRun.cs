using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Wirefix.Agent.Proposing;
using Wirefix.Replay;
using Wirefix.Traffic.Alerts;
using Wirefix.Traffic.Formats;
using Wirefix.Workspace;
using Wirefix.Workspace.Writing;

namespace Wirefix.Agent.Evaluating;

/// <summary>
/// Runs cases under conditions and judges each last proposal by the case's hidden test. The condition decides what the agent is shown and nothing
/// else: reproduction and gates have the capture every time, as they decide what is confirmed.
/// </summary>
public static class EvalRun
{
    /// <summary>Makes the runs that the file of results does not have yet, one after the other, and appends each.</summary>
    /// <returns>All results that the file then has.</returns>
    /// <exception cref="PreconditionException">The file of results cannot be read.</exception>
    public static async Task<ImmutableArray<EvalResult>> RunAsync(EvalRequest request, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var file = ResultFile.Open(request.Results);
        var known = ResultFile.Merged(request.Results).Where(result => result.Counts).Select(result => result.Key).ToHashSet();
        foreach (var (@case, condition, key) in request.Shard.Take(All(request)).Where(run => !known.Contains(run.Key)))
        {
            progress.Report(string.Create(CultureInfo.InvariantCulture, $"{key.Case}, {key.Include}, run {key.Run}"));
            file.Append(await RunAsync(request, @case, condition, key, progress, cancellationToken).ConfigureAwait(false));
        }

        return ResultFile.Merged(request.Results);
    }

    private static IEnumerable<(EvalCase Case, EvalCondition Condition, EvalKey Key)> All(EvalRequest request) =>
        from run in Enumerable.Range(1, request.Runs)
        from condition in request.Conditions
        from @case in request.Cases
        select (@case, condition, new EvalKey(@case.Name, request.Agent, condition.Name, run));

    private static async Task<EvalResult> RunAsync(
        EvalRequest request, EvalCase @case, EvalCondition condition, EvalKey key, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var result = new EvalResult { Case = key.Case, FaultClass = @case.FaultClass, Agent = key.Agent, Include = key.Include, Run = key.Run };
        var agent = request.NewAgent();
        using var owned = agent as IDisposable;
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var tree = CaseTree.Of(@case);
            var @fixed = await FixRun.RunAsync(FixOf(request, @case, condition, tree, agent), progress, cancellationToken).ConfigureAwait(false);
            var ended = result with
            {
                Outcome = @fixed.Evidence.Outcome,
                Reason = @fixed.Evidence.Reason,
                Tokens = @fixed.Evidence.Model?.Tokens.Total,
                Cost = @fixed.Evidence.Model?.Cost,
                Seconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 1),
            };
            return @fixed.Proposed.IsEmpty
                ? ended
                : await JudgedAsync(ended, request, @case, tree, @fixed.Proposed, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is PreconditionException or WorkspaceException or ServiceException or CaptureException or AlertException)
        {
            // Nor does a fix count that nothing could judge.
            return result with { Reason = exception.Message.Split('\n')[0] };
        }
    }

    private static async Task<EvalResult> JudgedAsync(
        EvalResult result,
        EvalRequest request,
        EvalCase @case,
        CaseTree tree,
        ImmutableArray<FileChange> proposed,
        IProgress<string> progress,
        CancellationToken cancellationToken)
    {
        using var judged = CaseTree.Of(@case);
        judged.Write(tree, proposed);
        progress.Report("hidden test");
        var (passed, said) = await new Judging(@case, request.Redactor, progress).JudgeAsync(judged, cancellationToken).ConfigureAwait(false);
        var changed = proposed.Select(change => Path.GetRelativePath(tree.Home, change.Path).Replace('\\', '/'));
        return result with { Passed = passed, Judged = said, WrongService = !changed.All(file => IsOfService(file, @case)) };
    }

    private static bool IsOfService(string file, EvalCase @case) =>
        @case.Service.Any(folder => file.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal));

    private static FixRequest FixOf(EvalRequest request, EvalCase @case, EvalCondition condition, CaseTree tree, IAgent agent) =>
        new(tree.Solution, new CaptureSource(@case.Capture) { Redactor = request.Redactor }, @case.Alert, agent)
        {
            Shown = condition.Sections,
            MostProposals = request.MostProposals,
            AgentTime = request.AgentTime,
        };
}
