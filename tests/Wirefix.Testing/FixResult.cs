using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Formatting;

namespace Wirefix.Testing;

/// <summary>Compares the documents that a fix has made with the expected sources.</summary>
internal static class FixResult
{
    /// <summary>Passes when every document reads as expected, is the tree that its own text parses to, and needs no formatting.</summary>
    /// <exception cref="VerificationException">A document differs.</exception>
    public static async Task CheckAsync(string run, Solution solution, ImmutableArray<TestProject> projects, CancellationToken cancellationToken)
    {
        foreach (var project in projects)
        {
            for (var i = 0; i < project.Sources.Length; i++)
            {
                var document = solution.GetProject(project.Id)!.Documents.Single(candidate => candidate.Name == TestProject.SourceName(i));
                await CheckAsync($"{run}, {project.Name}/{document.Name}", document, Markup.Parse(project.Sources[i]).Text, cancellationToken);
            }
        }
    }

    private static async Task CheckAsync(string place, Document document, string expected, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken))!;
        var actual = root.ToFullString();
        if (actual != expected)
            throw new VerificationException($"{place}: the fixed source differs at {FirstDifference(expected, actual)}.\nexpected:\n{expected}\nfound:\n{actual}");

        var parsed = CSharpSyntaxTree.ParseText(actual, (CSharpParseOptions)document.Project.ParseOptions!, cancellationToken: cancellationToken);
        if (!parsed.GetRoot(cancellationToken).IsEquivalentTo(root))
            throw new VerificationException($"{place}: the fix made a tree that its own text does not parse to.\n{actual}");

        var formatted = (await (await Formatter.FormatAsync(document, cancellationToken: cancellationToken)).GetTextAsync(cancellationToken)).ToString();
        if (formatted != actual)
            throw new VerificationException($"{place}: the fix left code to be formatted at {FirstDifference(formatted, actual)}.\nformatted:\n{formatted}\nfound:\n{actual}");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var position = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        var line = expected[..position].Count(character => character == '\n') + 1;
        return $"line {line}";
    }
}
