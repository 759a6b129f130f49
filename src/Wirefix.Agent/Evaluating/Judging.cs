using System.Collections.Immutable;
using Wirefix.Agent.Building;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Testing;
using Wirefix.Replay;
using Wirefix.Replay.Comparing;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Agent.Evaluating;

/// <summary>Puts a case's hidden test to a tree with a proposal in it.</summary>
internal sealed class Judging(EvalCase @case, Redactor redactor, IProgress<string> progress)
{
    /// <summary>Whether it passes, and what it showed.</summary>
    /// <exception cref="PreconditionException">It cannot be put to the case's code without a proposal either, so it says nothing of one.</exception>
    /// <exception cref="CaptureException">What it replays cannot be read.</exception>
    public async Task<(bool Passed, string Said)> JudgeAsync(CaseTree tree, CancellationToken cancellationToken)
    {
        try
        {
            return await PutAsync(tree, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ServiceException or PreconditionException)
        {
            await RequireJudgingAsync(cancellationToken).ConfigureAwait(false);
            return (false, FirstLine(exception));
        }
    }

    // What does not build or start with the proposal in it does not pass; what does not without it is not the proposal's doing.
    private async Task RequireJudgingAsync(CancellationToken cancellationToken)
    {
        using var unfixed = CaseTree.Of(@case);
        try
        {
            await PutAsync(unfixed, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException exception) when (exception.HasListened)
        {
            // How it ends may be the fault.
        }
        catch (Exception exception) when (exception is ServiceException or PreconditionException)
        {
            throw new PreconditionException($"the hidden test cannot be put to the code without a fix: {FirstLine(exception)}", exception);
        }
    }

    private Task<(bool, string)> PutAsync(CaseTree tree, CancellationToken cancellationToken) => @case.Hidden switch
    {
        HiddenReplay replay => ReplayAsync(tree, replay, cancellationToken),
        HiddenTests tests => TestAsync(tree, tests, cancellationToken),
        var other => throw new ArgumentException($"unknown hidden test {other.GetType().Name}"),
    };

    private async Task<(bool, string)> ReplayAsync(CaseTree tree, HiddenReplay replay, CancellationToken cancellationToken)
    {
        var request = new ReplayRequest(tree.Solution, Source(@case.Capture), Source(replay.Baseline));
        var comparison = await ReplayRun.RunAsync(request, progress, cancellationToken).ConfigureAwait(false);
        return (comparison.IsAsRecorded, Said(comparison));
    }

    private static string Said(ReplayComparison comparison)
    {
        if (comparison.IsAsRecorded)
            return FormattableString.Invariant($"{comparison.Requests} requests answered as by the good version");
        var differing = FormattableString.Invariant(
            $"{comparison.Differing.Length} of {comparison.Requests} requests answered otherwise than by the good version");
        var first = comparison.Differing is [{ Differences: [var place, ..] } answer, ..]
            ? $", first {answer.Request}: {place.Place} {place.Expected ?? "nothing"} expected, {place.Found ?? "nothing"} found"
            : "";
        return differing + first + FormattableString.Invariant($"; {comparison.NotMade.Length} calls not made");
    }

    private static async Task<(bool, string)> TestAsync(CaseTree tree, HiddenTests tests, CancellationToken cancellationToken)
    {
        using var copy = WorkingCopy.Create(tree.Solution, cancellationToken);
        var project = Path.GetFullPath(tests.Project, copy.Home);
        var folder = Path.GetDirectoryName(project)!;
        foreach (var file in tests.Files)
            copy.Write(Path.Combine(folder, Path.GetFileName(file)), await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false));
        if (await SolutionBuild.ErrorsOfAsync(copy, project, cancellationToken).ConfigureAwait(false) is { } errors)
            throw new PreconditionException($"it does not build: {errors.Trim()}");
        var assembly = await SolutionBuild.AssemblyOfAsync(copy, project, cancellationToken).ConfigureAwait(false);
        var settings = ImmutableDictionary<string, string>.Empty;
        var outcomes = await TestRun.RunAsync(copy, assembly, testClass: null, settings, cancellationToken).ConfigureAwait(false);
        if (outcomes.IsEmpty)
            throw new PreconditionException("no test ran");
        var failed = outcomes.FirstOrDefault(outcome => !outcome.Passed);
        return failed is null ? (true, FormattableString.Invariant($"{outcomes.Length} tests passed")) : (false, $"{failed.Name} failed");
    }

    private static string FirstLine(Exception exception) => exception.Message.Split('\n')[0];

    private CaptureSource Source(string path) => new(path) { Redactor = redactor };
}
