using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Agent.Regression;

/// <summary>How a project's tests look, as far as one more can look the same.</summary>
/// <param name="Layout">How its files are laid out.</param>
/// <param name="Ending">What the names of its test classes end with.</param>
/// <param name="TestName">A test's name in its manner, of one whose words stand between underscores.</param>
internal sealed record TestStyle(SourceLayout Layout, string Ending, Func<string, string> TestName)
{
    private static readonly string[] TestAttributes =
        ["Fact", "Theory", "Test", "TestCase", "TestCaseSource", "TestMethod", "DataTestMethod"];

    private static readonly string[] Endings = ["Tests", "Test", "Fixture", "Specs", "Spec", "Should"];

    /// <summary>The style of a new project.</summary>
    public static TestStyle New { get; } = new(SourceLayout.New, Endings[0], Words);

    /// <summary>The style of most of a project's tests; of what it has none of, that of a new project.</summary>
    public static async Task<TestStyle> OfAsync(Project project, CancellationToken cancellationToken)
    {
        var roots = ImmutableArray.CreateBuilder<CompilationUnitSyntax>();
        foreach (var document in project.Documents)
        {
            if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is CompilationUnitSyntax root)
                roots.Add(root);
        }

        var methods = roots.SelectMany(root => root.DescendantNodes().OfType<MethodDeclarationSyntax>());
        ImmutableArray<MethodDeclarationSyntax> tests = [.. methods.Where(IsTest)];
        return new TestStyle(
            SourceLayout.Of(project, roots.ToImmutable(), tests),
            Majority.Of(tests.Select(EndingOf).OfType<string>(), Endings[0]),
            Majority.Of<Func<string, string>>(tests.Select(NamingOf), Words));
    }

    private static bool IsTest(MethodDeclarationSyntax method) => method.AttributeLists.SelectMany(list => list.Attributes)
        .Select(attribute => attribute.Name.ToString().Split('.')[^1].Replace("Attribute", "", StringComparison.Ordinal))
        .Any(TestAttributes.Contains);

    private static string? EndingOf(MethodDeclarationSyntax test) => test.Parent is TypeDeclarationSyntax type
        ? Array.Find(Endings, ending => type.Identifier.Text.EndsWith(ending, StringComparison.Ordinal))
        : null;

    private static Func<string, string> NamingOf(MethodDeclarationSyntax test) =>
        test.Identifier.Text.Contains('_', StringComparison.Ordinal) ? Words : Joined;

    private static string Words(string name) => name;

    private static string Joined(string name) => string.Concat(
        name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
