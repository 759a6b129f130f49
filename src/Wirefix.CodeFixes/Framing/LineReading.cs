using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
            || block.Statements.ElementAtOrDefault(block.Statements.IndexOf(declaration) + 1) is not { } next
            || SplitLines.Of(next, text.Identifier.ValueText) is not { } lines || UsesOf(text.Identifier.ValueText, block) != 1
            || Streamed(access) is not { } stream)
        {
            return null;
        }

        var token = reading.Token(model)?.ToString() ?? "";
        var configured = reading.IsConfigured() ? ".ConfigureAwait(false)" : "";
        var reader = FreeNames.OfMember(reading, model).Take("reader");
        var newLine = reading.NewLine();
        var opened = SplitLines.Parse($"using var {reader} = new System.IO.StreamReader(await {stream}{configured});{newLine}")
            .WithLeadingTrivia(declaration.GetLeadingTrivia());
        var loop = lines.ReadBy($"await {reader}.ReadLineAsync({token}){configured}", newLine);
        var statements = block.Statements.Replace(declaration, opened);
        return (block, block.WithStatements(statements.Replace(statements[block.Statements.IndexOf(next)], loop)));
    }

    /// <summary>The expression that yields the stream in place of the text.</summary>
    private string? Streamed(MemberAccessExpressionSyntax access) => access.Name.Identifier.ValueText switch
    {
        "GetStringAsync" => $"{access.Expression}.GetStreamAsync{reading.ArgumentList}",
        "ReadAsStringAsync" => $"{access.Expression}.ReadAsStreamAsync{reading.ArgumentList}",
        _ => null,
    };

    private static int UsesOf(string name, SyntaxNode block) =>
        block.DescendantNodes().OfType<IdentifierNameSyntax>().Count(use => use.Identifier.ValueText == name);
}
