using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Planning;
using Wirefix.Agent.Regression;
using Wirefix.Replay;
using Wirefix.Workspace.Checking.Liberties;
using Wirefix.Workspace.Editing;
using Wirefix.Workspace.Writing;

namespace Wirefix.Agent.Gating;

/// <summary>Takes proposals through the gates, cheapest first, in the working copy.</summary>
internal sealed class GateRun(
    WorkingCopy copy, Planned planned, TestResults before, IReadOnlySet<LibertyKind> allowed, StepClock clock, IProgress<string> progress)
{
    private readonly Solution _before = planned.Service!.Solution;
    private readonly Plan _plan = planned.Plan!;
    private readonly ServiceUnderTest _service = new(copy, planned.Service!, planned.Overrides);

    // The chain is measured once without a fix, as the first proposal comes so far.
    private Func<CancellationToken, Task<GateResult>>? _judgeChain;

    /// <summary>What the gates say of a proposal. The copy's sources are put back afterwards, whatever happens.</summary>
    public async Task<Trial> TryAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        var edited = await EditApplier.ApplyAsync(_before, proposal, cancellationToken).ConfigureAwait(false);
        var trial = new Trial(proposal, [], edited.Solution, ImmutableSortedDictionary<string, byte[]>.Empty, null);
        trial = await clock.StepAsync("compile", () => CodeAsync(trial, edited, cancellationToken)).ConfigureAwait(false);
        if (trial.Gates[0].Passed)
            trial = trial with { Files = await FilesAsync(edited.Solution, cancellationToken).ConfigureAwait(false) };
        if (!trial.IsConfirmed)
            return trial;

        if (planned.Chain is { } chain)
        {
            _judgeChain ??= await clock.StepAsync(
                "whole chain", () => ChainRun.BeforeAsync(copy, chain, planned.Overrides, progress, cancellationToken)).ConfigureAwait(false);
        }

        using var written = new WrittenFiles(copy, trial.Files);
        return await RunAsync(trial, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How the tests end with some edits, or why they cannot be run; without secrets.</summary>
    public async Task<(TestResults? Results, string? Failure)> TestAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        var edited = await EditApplier.ApplyAsync(_before, proposal, cancellationToken).ConfigureAwait(false);
        await foreach (var gate in CodeGates.TryAsync(_before, edited, proposal, _plan, allowed, cancellationToken).ConfigureAwait(false))
        {
            // Nothing runs that takes liberties.
            if (gate is { Passed: false, Name: not CodeGates.RulesName })
                return Failed($"gate '{gate.Name}': {gate.Evidence}");
        }

        using var written = new WrittenFiles(copy, await FilesAsync(edited.Solution, cancellationToken).ConfigureAwait(false));
        var errors = await clock.StepAsync("build the fix", () => planned.Regression!.RebuildAsync(cancellationToken)).ConfigureAwait(false);
        if (errors is not null)
            return Failed(errors);
        var results = await clock.StepAsync("test the fix", () => planned.Regression!.RunAsync(cancellationToken)).ConfigureAwait(false);
        return (results.WithoutSecrets(planned.Overrides), null);

        (TestResults?, string?) Failed(string why) => (null, planned.Overrides.WithoutSecrets(copy.InUserTree(why)));
    }

    // Tests and services write what they were set to.
    private Trial With(Trial trial, GateResult gate) =>
        trial with { Gates = trial.Gates.Add(gate with { Evidence = planned.Overrides.WithoutSecrets(gate.Evidence) }) };

    private async Task<Trial> CodeAsync(Trial trial, EditResult edited, CancellationToken cancellationToken)
    {
        await foreach (var gate in CodeGates.TryAsync(_before, edited, trial.Proposal, _plan, allowed, cancellationToken).ConfigureAwait(false))
            trial = With(trial, gate with { Evidence = copy.InUserTree(gate.Evidence) });
        return trial;
    }

    private async Task<Trial> RunAsync(Trial trial, CancellationToken cancellationToken)
    {
        var errors = await clock.StepAsync("build the fix", () => planned.Regression!.RebuildAsync(cancellationToken)).ConfigureAwait(false);
        if (errors is not null)
            return With(trial, new GateResult("compiles", Verdict.Breaks, copy.InUserTree(errors)));

        var after = await clock.StepAsync("test the fix", () => planned.Regression!.RunAsync(cancellationToken)).ConfigureAwait(false);
        trial = With(trial, TestGates.Regression(planned.Regression!.Test, before.Own, after.Own));
        if (!trial.IsConfirmed)
            return trial;
        trial = With(trial, TestGates.Existing(before.Others, after.Others));
        if (!trial.IsConfirmed)
            return trial;

        trial = await clock.StepAsync("confirm", () => ConfirmAsync(trial, cancellationToken)).ConfigureAwait(false);
        return trial.IsConfirmed && _judgeChain is { } judge
            ? With(trial, await clock.StepAsync("whole chain", () => judge(cancellationToken)).ConfigureAwait(false))
            : trial;
    }

    private async Task<Trial> ConfirmAsync(Trial trial, CancellationToken cancellationToken)
    {
        try
        {
            var confirmation = await _service.MeasureAsync(planned.Harness!, progress, cancellationToken).ConfigureAwait(false);
            trial = With(trial with { Confirmation = confirmation }, ReplayGates.Traffic(planned.Harness!, _plan.Baseline, confirmation));
            if (trial.IsConfirmed)
                trial = With(trial, ReplayGates.Metric(_plan.Goal, _plan.Baseline, confirmation));
            return trial.IsConfirmed ? await DependsAsync(trial, confirmation, cancellationToken).ConfigureAwait(false) : trial;
        }
        catch (ServiceException exception)
        {
            // It ran before the fix, so it is the fix that ends it.
            return With(trial, ReplayGates.Ended(exception.Message));
        }
    }

    private async Task<Trial> DependsAsync(Trial trial, Measurement confirmation, CancellationToken cancellationToken)
    {
        if (DependenceGate.Of(_plan.Finding, planned.Harness!) is not { } gate)
            return trial;
        Measurement altered;
        try
        {
            altered = await _service.MeasureAsync(gate.Altered, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException exception)
        {
            return With(trial, gate.NotJudged(exception.Message));
        }

        var faulty = _plan.Baseline.Runs.SelectMany(run => run.Faults).Select(fault => fault.Request).ToHashSet();
        return With(trial, gate.Judge(faulty, confirmation, altered.Runs[0]));
    }

    private async Task<ImmutableSortedDictionary<string, byte[]>> FilesAsync(Solution after, CancellationToken cancellationToken)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
        foreach (var id in SolutionDiff.ChangedDocuments(_before, after))
        {
            var path = after.GetDocument(id)!.FilePath!;
            var oldText = await _before.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var newText = await after.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            files[path] = DocumentBytes.Encode(
                copy.ToUser(path), File.ReadAllBytes(path), oldText.ToString(), newText.ToString(), oldText.Encoding ?? System.Text.Encoding.UTF8);
        }

        foreach (var id in SolutionDiff.AddedDocuments(_before, after))
        {
            var text = await after.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            files[after.GetDocument(id)!.FilePath!] = System.Text.Encoding.UTF8.GetBytes(text.ToString());
        }

        return files.ToImmutable();
    }
}
