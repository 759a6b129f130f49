using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Wirefix.Agent.Planning;
using Wirefix.Agent.Proposing;
using Wirefix.Agent.Testing;
using Wirefix.Workspace.Checking;
using Wirefix.Workspace.Checking.Liberties;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Gating;

/// <summary>The gates that need nothing but the compiler.</summary>
internal static class CodeGates
{
    /// <summary>The gate of the rules.</summary>
    public const string RulesName = "rules";

    private const int MostShown = 5;

    /// <summary>The gates in order, up to the first that the proposal does not pass.</summary>
    public static async IAsyncEnumerable<GateResult> TryAsync(
        Solution before, EditResult edited, Proposal proposal, Plan plan, IReadOnlySet<LibertyKind> allowed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = edited.Solution;
        Func<Task<GateResult>>[] gates =
        [
            () => Task.FromResult(Resolves(edited, before)),
            () => CompilesAsync(before, after, cancellationToken),
            async () => LibertyGate.Judge(await LibertyCheck.TakenAsync(before, after, cancellationToken).ConfigureAwait(false), allowed),
            () => RulesAsync(before, after, proposal, plan, cancellationToken),
        ];
        foreach (var gate in gates)
        {
            var result = await gate().ConfigureAwait(false);
            yield return result;
            if (!result.Passed)
                yield break;
        }
    }

    /// <summary>
    /// Every edit names a symbol, and together they change something, in C# files of the solution alone. What judges a fix is no part of it:
    /// tests stay as they are.
    /// </summary>
    public static GateResult Resolves(EditResult result, Solution before)
    {
        const string name = "resolves";
        if (!result.Failures.IsEmpty)
            return new GateResult(name, Verdict.NotConfirmed, string.Join("; ", result.Failures));
        var changed = Touched(before, result.Solution).Select(id => result.Solution.GetDocument(id)!).ToList();
        if (changed.Count == 0)
            return new GateResult(name, Verdict.NotConfirmed, "the proposal changes nothing");
        return changed.Find(document => TestCode.IsIn(document.Project)) is { } test
            ? new GateResult(name, Verdict.NotConfirmed, $"the proposal changes test code, {test.Name} of {test.Project.Name}; a fix is judged by tests that it leaves alone")
            : new GateResult(name, Verdict.Passed, $"all edits name one symbol each; {Count(changed.Count, "file")} changed");
    }

    /// <summary>No new error and no new warning in any project that sees the change.</summary>
    private static async Task<GateResult> CompilesAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        const string name = "compiles";
        var found = await CompileCheck.NewDiagnosticsAsync(before, after, cancellationToken).ConfigureAwait(false);
        return found.IsEmpty
            ? new GateResult(name, Verdict.Passed, "no new error or warning in the changed projects and those that see them")
            : new GateResult(name, Verdict.Breaks, string.Join("; ", found.Take(MostShown)));
    }

    /// <summary>
    /// The rule that the proposal answers is silent, at one place at least where it fired at several of the member; where the proposal answers
    /// none, the rules that see such a fault are silent in the suspect. No rule fires where none did. The rules know what the capture showed.
    /// </summary>
    private static async Task<GateResult> RulesAsync(Solution before, Solution after, Proposal proposal, Plan plan, CancellationToken cancellationToken)
    {
        var projects = Touched(before, after).Select(id => id.ProjectId).Distinct().ToList();
        var old = await ReportsAsync(before, projects, plan.Facts, cancellationToken).ConfigureAwait(false);
        var @new = await ReportsAsync(after, projects, plan.Facts, cancellationToken).ConfigureAwait(false);

        var remaining = proposal.Answers is { } answered
            ? @new[answered].Count() < old[answered].Count() ? [] : @new[answered]
            : @new.Select(reports => reports.Key).Where(report => old.Contains(report) && IsInSuspect(report, plan));
        if (remaining.FirstOrDefault() is { } fires)
            return new GateResult(RulesName, Verdict.NotConfirmed, $"{fires.Rule} still fires in {fires.Member}");
        var added = @new.Select(reports => reports.Key).FirstOrDefault(report => !old.Contains(report));
        return added is not null
            ? new GateResult(RulesName, Verdict.Breaks, $"{added.Rule} fires in {added.Member}, where it did not before")
            : new GateResult(RulesName, Verdict.Passed, $"{Ids(old.Where(was => @new[was.Key].Count() < was.Count()))} silent after the fix; no rule fires anew");
    }

    private static IEnumerable<DocumentId> Touched(Solution before, Solution after) =>
        SolutionDiff.ChangedDocuments(before, after).Concat(SolutionDiff.AddedDocuments(before, after));

    private static bool IsInSuspect(RuleReport report, Plan plan) =>
        report.Member == plan.Suspects[0].Location.Symbol && FittingRules.Of(plan.Finding) is [var best, ..] && best.Contains(report.Rule);

    private static async Task<ILookup<RuleReport, RuleReport>> ReportsAsync(
        Solution solution, IEnumerable<ProjectId> projects, string facts, CancellationToken cancellationToken)
    {
        var reports = new List<RuleReport>();
        foreach (var project in projects.Select(id => solution.GetProject(id)!))
        {
            var all = await ReportedDiagnostic.AllAsync(project, facts, cancellationToken).ConfigureAwait(false);
            reports.AddRange(all.Select(reported => reported.Report));
        }

        return reports.ToLookup(report => report);
    }

    private static string Ids(IEnumerable<IGrouping<RuleReport, RuleReport>> reports) =>
        string.Join(", ", reports.Select(report => report.Key.Rule).Distinct().Order(StringComparer.Ordinal)) is { Length: > 0 } ids ? ids : "no rule fired before; all";

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
