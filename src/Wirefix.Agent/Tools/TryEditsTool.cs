using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using Wirefix.Agent.Context;
using Wirefix.Agent.Gating;
using Wirefix.Workspace.Checking;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Tools;

/// <summary><c>try_edits</c>: whether edits compile.</summary>
internal sealed class TryEditsTool(ISessionSource source, Draft draft)
{
    private const int MostShown = 20;

    [Description("Compiles edits in a fork of all projects that see them, and says which errors and warnings are new and which are gone. Changes nothing.")]
    public async Task<string> AnswerAsync(
        [Description("The edits, applied in order.")] EditArgument[]? edits = null,
        [Description("Instead of edits: a unified diff, paths relative to the solution's folder.")] string? patch = null,
        CancellationToken cancellationToken = default)
    {
        var session = await source.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var proposal = await draft.ReadAsync(session, edits, patch, cancellationToken).ConfigureAwait(false);
        var before = (await session.CodeAsync(cancellationToken).ConfigureAwait(false)).Solution.Solution;
        var edited = await EditApplier.ApplyAsync(before, proposal, cancellationToken).ConfigureAwait(false);
        if (CodeGates.Resolves(edited, before) is { Passed: false } unresolved)
            throw new ToolException($"the edits do not resolve: {session.InHome(unresolved.Evidence)}");
        var difference = await CompileCheck.DifferenceAsync(before, edited.Solution, cancellationToken).ConfigureAwait(false);
        var said = difference.New.IsEmpty
            ? "The edits compile: no new error or warning in the changed projects and those that see them. submit() submits them."
            : string.Create(CultureInfo.InvariantCulture, $"The edits do not compile as before: {difference.New.Length} new errors and warnings.");
        return ToolText.Of(said, Blocks(session, difference));
    }

    private static IEnumerable<ContextBlock> Blocks(FixSession session, DiagnosticDifference difference)
    {
        string[] lines = [.. Lines("new ", difference.New), .. Lines("gone ", difference.Gone)];
        return lines.Length == 0 ? [] : [ContextText.Block(lines.Select(session.InHome))];
    }

    private static IEnumerable<string> Lines(string mark, ImmutableArray<string> diagnostics) =>
        diagnostics.Take(MostShown).Select(diagnostic => mark + diagnostic)
            .Concat(diagnostics.Length > MostShown ? [string.Create(CultureInfo.InvariantCulture, $"{mark}and {diagnostics.Length - MostShown} more")] : []);
}
