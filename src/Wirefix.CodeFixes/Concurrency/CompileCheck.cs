using Microsoft.CodeAnalysis;

namespace Wirefix.CodeFixes.Concurrency;

/// <summary>The last check of a fix: what it cannot foresee, the compiler says.</summary>
internal static class CompileCheck
{
    /// <summary>Whether a changed document has no error and no warning more than it had before.</summary>
    public static async Task<bool> IsCleanAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        var known = await ProblemsAsync(before, cancellationToken).ConfigureAwait(false);
        var found = await ProblemsAsync(after, cancellationToken).ConfigureAwait(false);
        return found.All(problem => known.TryGetValue(problem.Key, out var count) && problem.Value <= count);
    }

    private static async Task<Dictionary<string, int>> ProblemsAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model!.GetDiagnostics(cancellationToken: cancellationToken)
            .Where(problem => problem.Severity >= DiagnosticSeverity.Warning && !problem.IsSuppressed)
            .GroupBy(problem => problem.Id).ToDictionary(problems => problems.Key, problems => problems.Count(), StringComparer.Ordinal);
    }
}
