using Microsoft.CodeAnalysis;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Contracts;

/// <summary>Whether an edit compiles as cleanly as before, in its document and wherever the changed name is used.</summary>
internal static class UsesCheck
{
    /// <summary>Whether no document has an error or a warning more than it had.</summary>
    public static async Task<bool> IsCleanAsync(Document before, Document after, ContractEdit edit, CancellationToken cancellationToken)
    {
        var expected = edit.ShowsNulls ? IsOfNullableAnalysis : (Func<Diagnostic, bool>)(_ => false);
        if (!await CompileCheck.IsCleanAsync(before, after, expected, cancellationToken).ConfigureAwait(false))
            return false;
        if (edit.Name is null)
            return true;

        foreach (var user in await UsersAsync(before, edit.Name, cancellationToken).ConfigureAwait(false))
        {
            if (!await CompileCheck.IsCleanAsync(user, after.Project.Solution.GetDocument(user.Id)!, expected, cancellationToken).ConfigureAwait(false))
                return false;
        }

        return true;
    }

    // A document that uses the name holds it as text; so does one that does not, which costs only time.
    private static async Task<List<Document>> UsersAsync(Document changed, string name, CancellationToken cancellationToken)
    {
        var solution = changed.Project.Solution;
        var projects = solution.GetProjectDependencyGraph().GetProjectsThatTransitivelyDependOnThisProject(changed.Project.Id)
            .Select(id => solution.GetProject(id)!).Prepend(changed.Project);
        var users = new List<Document>();
        foreach (var document in projects.SelectMany(project => project.Documents).Where(document => document.Id != changed.Id))
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (text.ToString().IndexOf(name, StringComparison.Ordinal) >= 0)
                users.Add(document);
        }

        return users;
    }

    private static bool IsOfNullableAnalysis(Diagnostic problem) =>
        problem.DefaultSeverity == DiagnosticSeverity.Warning && problem.Id.StartsWith("CS86", StringComparison.Ordinal);
}
