using Microsoft.CodeAnalysis;

namespace Wirefix.CodeFixes.Editing;

/// <summary>The last check of a fix: what it cannot foresee, the compiler says.</summary>
internal static class CompileCheck
{
    /// <summary>Whether a changed document has no error and no warning more than it had before.</summary>
    public static Task<bool> IsCleanAsync(Document before, Document after, CancellationToken cancellationToken) =>
        IsCleanAsync(before, after, static _ => false, cancellationToken);

    /// <summary>The same, where the change is meant to bring some problems to light.</summary>
    public static async Task<bool> IsCleanAsync(Document before, Document after, Func<Diagnostic, bool> isExpected, CancellationToken cancellationToken)
    {
        var known = await ProblemsAsync(before, isExpected, cancellationToken).ConfigureAwait(false);
        var found = await ProblemsAsync(after, isExpected, cancellationToken).ConfigureAwait(false);
        return found.All(problem => known.TryGetValue(problem.Key, out var count) && problem.Value <= count)
            && await StackCheck.IsCleanAsync(after, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Dictionary<string, int>> ProblemsAsync(
        Document document, Func<Diagnostic, bool> isExpected, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model!.GetDiagnostics(cancellationToken: cancellationToken)
            .Where(problem => problem.Severity >= DiagnosticSeverity.Warning && !problem.IsSuppressed && !isExpected(problem))
            .GroupBy(problem => problem.Id).ToDictionary(problems => problems.Key, problems => problems.Count(), StringComparer.Ordinal);
    }
}
