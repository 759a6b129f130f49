using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Parses code that nobody vouches for: what is nested so deep that walking it would end the process is refused.</summary>
public static class SourceSyntax
{
    // Deeper trees are walked up and down for seconds; a chain of 4,000 calls is as deep.
    private const int DeepestTree = 8_000;

    private const string GivenUp = "CS8078";

    private static readonly CSharpParseOptions Options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None)
        .WithPreprocessorSymbols(Enumerable.Range(5, 6).Select(version => $"NET{version}_0_OR_GREATER").Append("NET"));

    /// <summary>The syntax of a text, whatever of it is C#.</summary>
    /// <exception cref="InvalidDataException">It is nested too deep; the message says what was expected and found.</exception>
    public static CompilationUnitSyntax Parse(string text, CancellationToken ct) =>
        ProblemOf(text, Options, out var root, ct) is { } problem ? throw new InvalidDataException(problem) : root!;

    /// <summary>What is wrong with a text that is nested too deep to be parsed with these options; null of others.</summary>
    public static string? DepthProblem(string text, CSharpParseOptions options, CancellationToken ct) =>
        MayBeDeep(text) ? ProblemOf(text, options, out _, ct) : NestingProblem(text, options);

    private static string? ProblemOf(string text, CSharpParseOptions options, out CompilationUnitSyntax? root, CancellationToken ct)
    {
        root = null;
        if (NestingProblem(text, options) is { } nested)
            return nested;
        var tree = CSharpSyntaxTree.ParseText(text, options, cancellationToken: ct);
        root = (CompilationUnitSyntax)tree.GetRoot(ct);
        if (tree.GetDiagnostics(ct).FirstOrDefault(diagnostic => diagnostic.Id == GivenUp) is { } given)
            return GaveUp(given);
        return MayBeDeep(text) && IsTooDeep(root) ? TooDeep(DeepestTree) : null;
    }

    // A shorter text has too few letters for so deep a tree.
    private static bool MayBeDeep(string text) => text.Length > DeepestTree;

    private static string? NestingProblem(string text, CSharpParseOptions options) =>
        Nesting.IsTooDeep(text, options) ? TooDeep(Nesting.MostLevels) : null;

    private static bool IsTooDeep(SyntaxNode root)
    {
        var around = new Stack<SyntaxNode>([root]);
        var counted = 0;
        foreach (var node in root.DescendantNodes())
        {
            while (around.Peek() != node.Parent)
                counted -= Levels(around.Pop());
            around.Push(node);
            counted += Levels(node);
            if (counted > DeepestTree)
                return true;
        }

        return false;
    }

    // A long sum leans to the left, and is read in one go.
    private static int Levels(SyntaxNode node) => node is BinaryExpressionSyntax or BinaryPatternSyntax ? 0 : 1;

    private static string TooDeep(int most) =>
        string.Create(CultureInfo.InvariantCulture, $"expected code nested at most {most:N0} levels deep, found more");

    private static string GaveUp(Diagnostic given)
    {
        var line = given.Location.GetLineSpan().StartLinePosition.Line + 1;
        return string.Create(
            CultureInfo.InvariantCulture, $"expected code that the compiler can parse, found at line {line} what is nested too deep for it");
    }
}
