using Microsoft.CodeAnalysis;
using Wirefix.Analyzers;
using Wirefix.CodeFixes.Concurrency;
using Wirefix.Workspace.Checking;
using Wirefix.Workspace.Editing;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Proposing;

/// <summary>
/// Applies the code fix of WIRE1001 to the suspects that show its diagnostic, best first, one for each proposal.
/// Deterministic; needs no key and no network.
/// </summary>
public sealed class BuiltinAgent : IAgent
{
    /// <inheritdoc/>
    public string Name => "builtin";

    /// <inheritdoc/>
    public async Task<Proposal?> ProposeAsync(AgentTask task, CancellationToken cancellationToken)
    {
        var skipped = task.Attempts.Length;
        foreach (var suspect in task.Plan.Suspects)
        {
            foreach (var diagnostic in await DiagnosticsInAsync(task.Solution, suspect.Location, cancellationToken).ConfigureAwait(false))
            {
                var proposal = await FixAsync(task, suspect, diagnostic, cancellationToken).ConfigureAwait(false);
                if (proposal is not null && skipped-- == 0)
                    return proposal;
            }
        }

        return null;
    }

    private async Task<Proposal?> FixAsync(AgentTask task, Suspect suspect, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var document = task.Solution.GetDocument(diagnostic.Location.SourceTree)!;
        var limit = (int)task.Plan.Goal.Target;
        var bounded = await UnboundedFanOutCodeFix.BoundAsync(document, diagnostic, limit, cancellationToken).ConfigureAwait(false);
        var edits = await SolutionDiff.EditsAsync(task.Solution, bounded.Project.Solution, cancellationToken).ConfigureAwait(false);
        return edits.IsEmpty
            ? null
            : new Proposal(Name, $"{suspect.Location.Name} keeps at most {limit} calls in flight; order, exceptions and cancellation stay as they were.", edits);
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsInAsync(
        Solution solution, SymbolLocation location, CancellationToken cancellationToken)
    {
        var project = solution.Projects.First(project => project.Name == location.Project);
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        var declarations = DocumentationCommentId.GetSymbolsForDeclarationId(location.Symbol, compilation!)
            .SelectMany(symbol => symbol.DeclaringSyntaxReferences)
            .ToList();
        var diagnostics = await RuleRun.DiagnosticsAsync(project, cancellationToken).ConfigureAwait(false);
        return diagnostics.Where(diagnostic => diagnostic.Id == Rules.UnboundedFanOutId
            && declarations.Any(declaration => declaration.SyntaxTree == diagnostic.Location.SourceTree && declaration.Span.Contains(diagnostic.Location.SourceSpan)));
    }
}
