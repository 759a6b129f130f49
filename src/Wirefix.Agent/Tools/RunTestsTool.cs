using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using Wirefix.Agent.Context;
using Wirefix.Agent.Regression;
using Wirefix.Agent.Testing;

namespace Wirefix.Agent.Tools;

/// <summary><c>run_tests</c>: the regression test and the existing tests.</summary>
internal sealed class RunTestsTool(ISessionSource source, Draft draft)
{
    private const int MostFailures = 10;

    [Description("Runs the regression test of the fault and the existing tests with edits in place, in the working copy; without edits, with those given last.")]
    public async Task<string> AnswerAsync(
        [Description("As in try_edits.")] EditArgument[]? edits = null,
        [Description("As in try_edits.")] string? patch = null,
        CancellationToken cancellationToken = default)
    {
        var session = await source.ReproducedAsync(cancellationToken).ConfigureAwait(false);
        var proposal = await draft.ReadAsync(session, edits, patch, cancellationToken).ConfigureAwait(false);
        var (results, failure) = await session.TestAsync(proposal, cancellationToken).ConfigureAwait(false);
        if (results is null)
            throw new ToolException($"the tests cannot run with these edits: {session.InHome(failure!)}");
        return ToolText.Of(
            string.Create(CultureInfo.InvariantCulture, $"Regression test: {Count(results.Own)} (before: {Count(session.Before!.Own)}). Existing tests: {Count(results.Others)} (before: {Count(session.Before.Others)})."),
            Failures(session, results));
    }

    private static IEnumerable<ContextBlock> Failures(FixSession session, TestResults results)
    {
        var failed = results.Own.Concat(results.Others).Where(outcome => !outcome.Passed).ToArray();
        if (failed.Length == 0)
            return [];
        var lines = failed.Take(MostFailures).Select(outcome => $"{outcome.Outcome} {outcome.Name}: {ContextText.Value(outcome.Message.Split('\n')[0].Trim())}");
        var more = failed.Length > MostFailures ? [string.Create(CultureInfo.InvariantCulture, $"and {failed.Length - MostFailures} more")] : Array.Empty<string>();
        return [ContextText.Block(lines.Concat(more).Select(session.InHome))];
    }

    private static string Count(ImmutableArray<TestOutcome> outcomes) =>
        string.Create(CultureInfo.InvariantCulture, $"{outcomes.Count(outcome => outcome.Passed)} of {outcomes.Length} passed");
}
