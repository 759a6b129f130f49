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
    public static CompilationUnitSyntax Parse(string text, CancellationToken ct)
    {
        if (Nesting.IsTooDeep(text))
            throw TooDeep(Nesting.MostLevels);
        var tree = CSharpSyntaxTree.ParseText(text, Options, cancellationToken: ct);
        var root = (CompilationUnitSyntax)tree.GetRoot(ct);
        if (tree.GetDiagnostics(ct).FirstOrDefault(diagnostic => diagnostic.Id == GivenUp) is { } given)
            throw GaveUp(given);
        RefuseDeep(root);
        return root;
    }

    /// <summary>What is wrong with a text that is nested too deep; null of others.</summary>
    public static string? Depth(string text, CancellationToken ct)
    {
        try
        {
            // A shorter text has too few letters to be deep in another way.
            if (text.Length > DeepestTree)
                Parse(text, ct);
            else if (Nesting.IsTooDeep(text))
                throw TooDeep(Nesting.MostLevels);
            return null;
        }
        catch (InvalidDataException deep)
        {
            return deep.Message;
        }
    }

    private static void RefuseDeep(SyntaxNode root)
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
                throw TooDeep(DeepestTree);
        }
    }

    // A long sum leans to the left, and is read in one go.
    private static int Levels(SyntaxNode node) => node is BinaryExpressionSyntax or BinaryPatternSyntax ? 0 : 1;

    private static InvalidDataException TooDeep(int most) =>
        new(string.Create(CultureInfo.InvariantCulture, $"expected code nested at most {most:N0} levels deep, found more"));

    private static InvalidDataException GaveUp(Diagnostic given)
    {
        var line = given.Location.GetLineSpan().StartLinePosition.Line + 1;
        return new InvalidDataException(string.Create(
            CultureInfo.InvariantCulture, $"expected code that the compiler can parse, found at line {line} what is nested too deep for it"));
    }
}
