using Microsoft.CodeAnalysis;
using Wirefix.Agent.Planning;
using Wirefix.Workspace.Checking;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Gating;

/// <summary>The gates that need nothing but the compiler.</summary>
internal static class CodeGates
{
    private const int MostShown = 5;

    /// <summary>Every edit names a symbol, and together they change something, in C# files of the solution alone.</summary>
    public static GateResult Resolves(EditResult result, Solution before)
    {
        const string name = "resolves";
        if (!result.Failures.IsEmpty)
            return new GateResult(name, Verdict.NotConfirmed, string.Join("; ", result.Failures));
        var changed = SolutionDiff.ChangedDocuments(before, result.Solution).Count();
        return changed == 0
            ? new GateResult(name, Verdict.NotConfirmed, "the proposal changes nothing")
            : new GateResult(name, Verdict.Passed, $"all edits name one symbol each; {Count(changed, "file")} changed");
    }

    /// <summary>No new error and no new warning in any project that sees the change.</summary>
    public static async Task<GateResult> CompilesAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        const string name = "compiles";
        var found = await CompileCheck.NewDiagnosticsAsync(before, after, cancellationToken).ConfigureAwait(false);
        return found.IsEmpty
            ? new GateResult(name, Verdict.Passed, "no new error or warning in the changed projects and those that see them")
            : new GateResult(name, Verdict.Breaks, string.Join("; ", found.Take(MostShown)));
    }

    /// <summary>The rules that fired in the suspect are silent there, and no rule fires where none did.</summary>
    public static async Task<GateResult> RulesAsync(Solution before, Solution after, Plan plan, CancellationToken cancellationToken)
    {
        const string name = "rules";
        var projects = SolutionDiff.ChangedDocuments(before, after).Select(id => id.ProjectId).Distinct().ToList();
        var old = await DiagnosticsAsync(before, projects, cancellationToken).ConfigureAwait(false);
        var @new = await DiagnosticsAsync(after, projects, cancellationToken).ConfigureAwait(false);

        var suspect = plan.Suspects[0].Location.Symbol;
        var remaining = @new.Where(report => report.Member == suspect && old.Contains(report)).ToList();
        if (remaining.Count > 0)
            return new GateResult(name, Verdict.NotConfirmed, $"{remaining[0].Id} still fires in {remaining[0].Member}");
        var added = @new.Except(old).ToList();
        return added.Count > 0
            ? new GateResult(name, Verdict.Breaks, $"{added[0].Id} fires in {added[0].Member}, where it did not before")
            : new GateResult(name, Verdict.Passed, $"{Ids(old.Except(@new))} silent after the fix; no rule fires anew");
    }

    private static async Task<HashSet<(string Id, string Member)>> DiagnosticsAsync(
        Solution solution, IEnumerable<ProjectId> projects, CancellationToken cancellationToken)
    {
        var reports = new HashSet<(string, string)>();
        foreach (var project in projects.Select(id => solution.GetProject(id)!))
        {
            foreach (var diagnostic in await RuleRun.DiagnosticsAsync(project, cancellationToken).ConfigureAwait(false))
                reports.Add((diagnostic.Id, await MemberAsync(project, diagnostic, cancellationToken).ConfigureAwait(false)));
        }

        return reports;
    }

    private static async Task<string> MemberAsync(Project project, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var model = compilation.GetSemanticModel(diagnostic.Location.SourceTree!);
        for (var symbol = model.GetEnclosingSymbol(diagnostic.Location.SourceSpan.Start, cancellationToken); symbol is not null; symbol = symbol.ContainingSymbol)
        {
            if (symbol.GetDocumentationCommentId() is { } id)
                return id;
        }

        return "";
    }

    private static string Ids(IEnumerable<(string Id, string Member)> reports) =>
        string.Join(", ", reports.Select(report => report.Id).Distinct().Order(StringComparer.Ordinal)) is { Length: > 0 } ids ? ids : "no rule fired before; all";

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
