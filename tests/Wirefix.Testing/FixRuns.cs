using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wirefix.Testing;

/// <summary>Applies a fix to all diagnostics of a solution, in one way.</summary>
/// <param name="solution">Where the rule reports.</param>
/// <param name="rule">The rule.</param>
/// <param name="fix">The fix.</param>
/// <param name="cancellationToken">Ends the run.</param>
internal delegate Task<Solution> FixRun(Solution solution, DiagnosticAnalyzer rule, CodeFixProvider fix, CancellationToken cancellationToken);

/// <summary>The ways in which a fix is applied: one by one, and by Fix All of each scope.</summary>
internal static class FixRuns
{
    /// <summary>All of them, each to be started from the unfixed solution.</summary>
    public static ImmutableArray<(string Name, FixRun Apply)> All { get; } =
    [
        ("one fix at a time", OneByOneAsync),
        ("Fix All in the document", (solution, rule, fix, token) => AllAsync(FixAllScope.Document, solution, rule, fix, token)),
        ("Fix All in the project", (solution, rule, fix, token) => AllAsync(FixAllScope.Project, solution, rule, fix, token)),
        ("Fix All in the solution", (solution, rule, fix, token) => AllAsync(FixAllScope.Solution, solution, rule, fix, token)),
        ("Fix All without a key", WithoutKeyAsync),
    ];

    /// <summary>The first action that a fix registers for a diagnostic; null where it registers none.</summary>
    public static async Task<CodeAction?> OfferAsync(Solution solution, Diagnostic diagnostic, CodeFixProvider fix, CancellationToken cancellationToken)
    {
        var actions = new List<CodeAction>();
        var document = solution.GetDocument(diagnostic.Location.SourceTree)!;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken));
        return actions.FirstOrDefault();
    }

    private static Task<Solution> OneByOneAsync(Solution solution, DiagnosticAnalyzer rule, CodeFixProvider fix, CancellationToken cancellationToken) =>
        RepeatAsync(solution, rule, fix, (current, _, action) => ApplyAsync(current, action, cancellationToken), cancellationToken);

    /// <summary>
    /// What clients without an editor do: the key is that of the first reported place, and where nothing is offered there, there is none.
    /// </summary>
    private static Task<Solution> WithoutKeyAsync(Solution solution, DiagnosticAnalyzer rule, CodeFixProvider fix, CancellationToken cancellationToken) =>
        RepeatAsync(
            solution, rule, fix,
            (current, document, _) => FixAllAsync(FixAllScope.Solution, current, document, key: null, rule, fix, cancellationToken),
            cancellationToken);

    private static Task<Solution> AllAsync(FixAllScope scope, Solution solution, DiagnosticAnalyzer rule, CodeFixProvider fix, CancellationToken cancellationToken)
    {
        return RepeatAsync(solution, rule, fix, FixScopeAsync, cancellationToken);

        async Task<Solution> FixScopeAsync(Solution current, Document document, CodeAction action)
        {
            var changed = await FixAllAsync(scope, current, document, action.EquivalenceKey, rule, fix, cancellationToken);
            await foreach (var left in OffersAsync(changed, rule, fix, cancellationToken))
            {
                if (left.Action.EquivalenceKey == action.EquivalenceKey && IsIn(scope, left.Document, document))
                    throw new VerificationException($"Fix All for the scope {scope} has left a place that '{left.Action.Title}' is offered for.");
            }

            return changed;
        }
    }

    private static async Task<Solution> FixAllAsync(
        FixAllScope scope, Solution solution, Document document, string? key, DiagnosticAnalyzer rule, CodeFixProvider fix, CancellationToken cancellationToken)
    {
        var provider = fix.GetFixAllProvider() ?? throw new VerificationException("The fix has no Fix All.");
        if (!provider.GetSupportedFixAllScopes().Contains(scope))
            throw new VerificationException($"The fix does not support Fix All for the scope {scope}.");

        var context = new FixAllContext(document, fix, scope, key!, fix.FixableDiagnosticIds, new RuleDiagnostics(rule), cancellationToken);
        var fixAll = await provider.GetFixAsync(context) ?? throw new VerificationException($"Fix All for the scope {scope} has nothing to do.");
        return await ApplyAsync(solution, fixAll, cancellationToken);
    }

    private static bool IsIn(FixAllScope scope, Document other, Document document) => scope switch
    {
        FixAllScope.Document => other.Id == document.Id,
        FixAllScope.Project => other.Project.Id == document.Project.Id,
        _ => true,
    };

    /// <summary>Applies until the fix has no more offers; a fix that needs more rounds than there were diagnostics never ends.</summary>
    private static async Task<Solution> RepeatAsync(
        Solution solution, DiagnosticAnalyzer rule, CodeFixProvider fix, Func<Solution, Document, CodeAction, Task<Solution>> apply, CancellationToken cancellationToken)
    {
        var rounds = (await Analysis.RunAsync(solution, rule, cancellationToken)).Length;
        for (var round = 0; await OffersAsync(solution, rule, fix, cancellationToken).FirstOrDefaultAsync(cancellationToken) is { Action: not null } next; round++)
        {
            if (round == rounds)
                throw new VerificationException($"The rule still reports after {rounds} fixes for {rounds} diagnostics.");

            var changed = await apply(solution, next.Document, next.Action);
            if (!changed.GetChanges(solution).GetProjectChanges().Any())
                throw new VerificationException($"'{next.Action.Title}' changes nothing.");

            solution = changed;
        }

        return solution;
    }

    private static async IAsyncEnumerable<(Document Document, CodeAction Action)> OffersAsync(
        Solution solution, DiagnosticAnalyzer rule, CodeFixProvider fix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var diagnostic in await Analysis.RunAsync(solution, rule, cancellationToken))
        {
            if (await OfferAsync(solution, diagnostic, fix, cancellationToken) is { } action)
                yield return (solution.GetDocument(diagnostic.Location.SourceTree)!, action);
        }
    }

    private static async Task<Solution> ApplyAsync(Solution solution, CodeAction action, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(solution, new Progress<CodeAnalysisProgress>(), cancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private sealed class RuleDiagnostics(DiagnosticAnalyzer rule) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await Analysis.RunAsync(project, rule, cancellationToken);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await Analysis.RunAsync(document.Project, rule, cancellationToken)).Where(found => found.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
