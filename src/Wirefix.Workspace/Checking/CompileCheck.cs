using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Wirefix.Workspace.Checking;

/// <summary>What the compiler says of a fork that it did not say of the original.</summary>
public static class CompileCheck
{
    /// <summary>
    /// The errors and warnings that are new in the changed projects and in every project that sees one of them.
    /// Two are the same when id and message are: an edit moves lines.
    /// </summary>
    public static async Task<ImmutableArray<string>> NewDiagnosticsAsync(Solution before, Solution after, CancellationToken cancellationToken) =>
        (await DifferenceAsync(before, after, cancellationToken).ConfigureAwait(false)).New;

    /// <summary>The same with those that are gone.</summary>
    public static async Task<DiagnosticDifference> DifferenceAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var (added, gone) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        foreach (var id in AffectedProjects(before, after))
        {
            var old = await DiagnosticsAsync(before.GetProject(id)!, cancellationToken).ConfigureAwait(false);
            var @new = await DiagnosticsAsync(after.GetProject(id)!, cancellationToken).ConfigureAwait(false);
            added.AddRange(More(@new, old));
            gone.AddRange(More(old, @new));
        }

        return new DiagnosticDifference(added.ToImmutable(), gone.ToImmutable());
    }

    /// <summary>Whether the compiler reports an error anywhere in a solution.</summary>
    public static async Task<bool> HasErrorsAsync(Solution solution, CancellationToken cancellationToken)
    {
        foreach (var project in solution.Projects)
        {
            if ((await DiagnosticsAsync(project, cancellationToken).ConfigureAwait(false)).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                return true;
        }

        return false;
    }

    private static IEnumerable<ProjectId> AffectedProjects(Solution before, Solution after)
    {
        var graph = after.GetProjectDependencyGraph();
        return after.GetChanges(before).GetProjectChanges()
            .SelectMany(change => graph.GetProjectsThatTransitivelyDependOnThisProject(change.ProjectId).Prepend(change.ProjectId))
            .Distinct();
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        return compilation!.GetDiagnostics(cancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed);
    }

    private static IEnumerable<string> More(IEnumerable<Diagnostic> some, IEnumerable<Diagnostic> others)
    {
        var known = others.ToLookup(Identity);
        return some.GroupBy(Identity).SelectMany(group => group.Skip(known[group.Key].Count())).Select(diagnostic => diagnostic.ToString());
    }

    private static (string, string) Identity(Diagnostic diagnostic) => (diagnostic.Id, diagnostic.GetMessage());
}
