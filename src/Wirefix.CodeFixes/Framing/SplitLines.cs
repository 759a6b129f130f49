using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Wirefix.CodeFixes.Framing;

/// <summary>A loop over the lines of a text, <c>foreach (var line in text.Split('\n'))</c>, and the loop that reads them as they come.</summary>
/// <param name="loop">The loop.</param>
/// <param name="body">Its body.</param>
/// <param name="skipsEmpty">Whether it leaves empty lines out.</param>
internal sealed class SplitLines(ForEachStatementSyntax loop, BlockSyntax body, bool skipsEmpty)
{
    /// <summary>The loop, where it goes over the lines of the text that a local holds; null where it does not, or is no block.</summary>
    public static SplitLines? Of(StatementSyntax? statement, string text)
    {
        if (statement is not ForEachStatementSyntax { Statement: BlockSyntax body } loop
            || loop.Expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } split
            || access.Name.Identifier.ValueText != "Split" || access.Expression is not IdentifierNameSyntax source
            || source.Identifier.ValueText != text || split.ArgumentList.Arguments is not { Count: 1 or 2 } arguments
            || arguments[0].Expression is not LiteralExpressionSyntax { Token.Value: '\n' or "\n" })
        {
            return null;
        }

        var skipsEmpty = arguments.Count == 2 && arguments[1].ToString().EndsWith(".RemoveEmptyEntries", StringComparison.Ordinal);
        return arguments.Count == 1 || (skipsEmpty && arguments[1].Expression is MemberAccessExpressionSyntax)
            ? new SplitLines(loop, body, skipsEmpty)
            : null;
    }

    /// <summary>The body of the loop.</summary>
    public BlockSyntax Body => body;

    /// <summary>The loop that reads each line by a condition: <c>await reader.ReadLineAsync() is { } line</c>.</summary>
    /// <param name="reading">What reads the next line.</param>
    /// <param name="newLine">How lines of the file end.</param>
    public WhileStatementSyntax ReadBy(string reading, string newLine)
    {
        var line = loop.Identifier.ValueText;
        return SyntaxFactory.WhileStatement(
            SyntaxFactory.ParseExpression($"{reading} is {{ }} {line}"), skipsEmpty ? SkippingEmpty(line, newLine) : body)
            .WithCloseParenToken(SyntaxFactory.Token(SyntaxKind.CloseParenToken).WithTrailingTrivia(loop.CloseParenToken.TrailingTrivia))
            .WithTriviaFrom(loop).WithAdditionalAnnotations(Formatter.Annotation);
    }

    private BlockSyntax SkippingEmpty(string line, string newLine)
    {
        if (body.Statements.Count == 0)
            return body;

        var first = body.Statements[0];
        var parted = first.WithLeadingTrivia(first.GetLeadingTrivia().Insert(0, SyntaxFactory.EndOfLine(newLine)));
        return body.WithStatements(
            body.Statements.Replace(first, parted).Insert(0, Parse($"if ({line}.Length == 0){newLine}continue;{newLine}")));
    }

    /// <summary>A new statement, to be formatted and simplified.</summary>
    public static StatementSyntax Parse(string code) =>
        SyntaxFactory.ParseStatement(code).WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
}
