using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.Testing;

/// <summary>Compares what the compiler and the rule say with what the markup expects.</summary>
internal static class Expectation
{
    /// <summary>Passes when every diagnostic is marked and every mark has its diagnostic, compiler warnings included.</summary>
    /// <exception cref="VerificationException">They differ.</exception>
    public static async Task CheckAsync(
        string state, Solution solution, ImmutableArray<TestProject> projects, DiagnosticAnalyzer rule, CancellationToken cancellationToken)
    {
        foreach (var expectation in projects)
        {
            var project = solution.GetProject(expectation.Id)!;
            var actual = (await Analysis.RunAsync(project, rule, cancellationToken)).AddRange(await Analysis.CompileAsync(project, cancellationToken))
                .Select(diagnostic => (Place: Place.Of(diagnostic), Text: diagnostic.ToString())).ToList();
            var expected = Expected(expectation, rule.SupportedDiagnostics[0].Id).ToList();

            var missing = Without(expected, actual.Select(found => found.Place));
            var extra = actual.Where(found => !expected.Contains(found.Place) || actual.Count(other => other.Place == found.Place) > expected.Count(place => place == found.Place)).ToArray();
            if (missing.Count + extra.Length > 0)
                throw new VerificationException(Describe(state, project, missing, [.. extra.Select(found => found.Text)]));
        }
    }

    private static IEnumerable<Place> Expected(TestProject project, string ruleId) =>
        project.Marked.SelectMany(file => file.Markup.Expected.Select(mark => new Place(file.Name, mark.Id ?? ruleId, mark.Span)));

    private static List<Place> Without(List<Place> expected, IEnumerable<Place> actual)
    {
        var missing = expected.ToList();
        foreach (var place in actual)
            missing.Remove(place);
        return missing;
    }

    private static string Describe(string state, Project project, List<Place> missing, string[] extra) =>
        $"Project '{project.Name}', {state}: " +
        $"\nexpected and missing: {(missing.Count == 0 ? "nothing" : string.Join("\n  ", missing))}" +
        $"\nnot expected: {(extra.Length == 0 ? "nothing" : string.Join("\n  ", extra))}" +
        $"\n\n{string.Join("\n\n", project.Documents.Select(document => $"// {document.Name}\n{document.GetTextAsync().Result}"))}";

    private sealed record Place(string File, string Id, TextSpan Span)
    {
        public static Place Of(Diagnostic diagnostic) =>
            new(Path.GetFileName(diagnostic.Location.GetLineSpan().Path) ?? "", diagnostic.Id, diagnostic.Location.SourceSpan);
    }
}
