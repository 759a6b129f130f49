using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Wirefix.CodeFixes.Calls;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Framing;

/// <summary>
/// Turns a text that is read whole and split into lines by the next statement, <c>foreach (var line in text.Split('\n'))</c>, into lines
/// that are read as they come.
/// </summary>
/// <param name="reading">The call that reads the whole text.</param>
/// <param name="model">The semantic model of its file.</param>
internal sealed class LineReading(InvocationExpressionSyntax reading, SemanticModel model)
{
    /// <summary>The block with the reading rewritten; null where the lines are not read in this shape.</summary>
    public (BlockSyntax Old, BlockSyntax New)? Rewritten()
    {
        if (reading.Expression is not MemberAccessExpressionSyntax access
            || reading.Await() is not { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax text } }
            || text.Parent?.Parent is not LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } declaration
            || declaration.Parent is not BlockSyntax block
            || block.Statements.ElementAtOrDefault(block.Statements.IndexOf(declaration) + 1) is not ForEachStatementSyntax each
            || !IsLinesOf(each.Expression, text.Identifier.ValueText, out var skipsEmpty) || UsesOf(text.Identifier.ValueText, block) != 1
            || each.Statement is not BlockSyntax body || Streamed(access) is not { } stream)
        {
            return null;
        }

        var token = reading.Token(model)?.ToString() ?? "";
        var configured = reading.IsConfigured() ? ".ConfigureAwait(false)" : "";
        var reader = FreeNames.OfMember(reading, model).Take("reader");
        var line = each.Identifier.ValueText;
        var newLine = reading.NewLine();
        var opened = Parse($"using var {reader} = new System.IO.StreamReader(await {stream}{configured});{newLine}")
            .WithLeadingTrivia(declaration.GetLeadingTrivia());
        var content = skipsEmpty ? SkippingEmpty(body, line, newLine) : body;
        var loop = SyntaxFactory.WhileStatement(
            SyntaxFactory.ParseExpression($"await {reader}.ReadLineAsync({token}){configured} is {{ }} {line}"), content)
            .WithCloseParenToken(SyntaxFactory.Token(SyntaxKind.CloseParenToken).WithTrailingTrivia(each.CloseParenToken.TrailingTrivia))
            .WithTriviaFrom(each).WithAdditionalAnnotations(Formatter.Annotation);
        var statements = block.Statements.Replace(declaration, opened);
        return (block, block.WithStatements(statements.Replace(statements[block.Statements.IndexOf(each)], loop)));
    }

    /// <summary>The expression that yields the stream in place of the text.</summary>
    private string? Streamed(MemberAccessExpressionSyntax access) => access.Name.Identifier.ValueText switch
    {
        "GetStringAsync" => $"{access.Expression}.GetStreamAsync{reading.ArgumentList}",
        "ReadAsStringAsync" => $"{access.Expression}.ReadAsStreamAsync{reading.ArgumentList}",
        _ => null,
    };

    private static bool IsLinesOf(ExpressionSyntax expression, string text, out bool skipsEmpty)
    {
        skipsEmpty = false;
        if (expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } split
            || access.Name.Identifier.ValueText != "Split" || access.Expression is not IdentifierNameSyntax source
            || source.Identifier.ValueText != text || split.ArgumentList.Arguments is not { Count: 1 or 2 } arguments
            || arguments[0].Expression is not LiteralExpressionSyntax { Token.Value: '\n' or "\n" })
        {
            return false;
        }

        skipsEmpty = arguments.Count == 2 && arguments[1].ToString().EndsWith(".RemoveEmptyEntries", StringComparison.Ordinal);
        return arguments.Count == 1 || (skipsEmpty && arguments[1].Expression is MemberAccessExpressionSyntax);
    }

    private static BlockSyntax SkippingEmpty(BlockSyntax body, string line, string newLine)
    {
        if (body.Statements.Count == 0)
            return body;

        var first = body.Statements[0];
        var parted = first.WithLeadingTrivia(first.GetLeadingTrivia().Insert(0, SyntaxFactory.EndOfLine(newLine)));
        return body.WithStatements(
            body.Statements.Replace(first, parted).Insert(0, Parse($"if ({line}.Length == 0){newLine}continue;{newLine}")));
    }

    private static int UsesOf(string name, SyntaxNode block) =>
        block.DescendantNodes().OfType<IdentifierNameSyntax>().Count(use => use.Identifier.ValueText == name);

    private static StatementSyntax Parse(string code) =>
        SyntaxFactory.ParseStatement(code).WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
}
