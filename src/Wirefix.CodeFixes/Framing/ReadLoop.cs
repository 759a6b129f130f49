using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.CodeFixes.Calls;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Framing;

/// <summary>
/// Turns a loop of reads that decodes what each returned and splits it into lines, <c>while ((read = stream.Read(buffer)) &gt; 0)</c>, into
/// a loop that reads lines: a reader keeps the part of a line, and of a character, that a read ended in.
/// </summary>
/// <param name="split">The call that splits the text of one read.</param>
/// <param name="model">The semantic model of its file.</param>
internal sealed class ReadLoop(InvocationExpressionSyntax split, SemanticModel model)
{
    /// <summary>The block with the loop rewritten; null where the lines are not read in this shape.</summary>
    public (BlockSyntax Old, BlockSyntax New)? Rewritten()
    {
        if (split.FirstAncestorOrSelf<WhileStatementSyntax>() is not { Parent: BlockSyntax block } loop
            || loop.Statement is not BlockSyntax { Statements: [LocalDeclarationStatementSyntax { Declaration.Variables: [var text] }, var next] }
            || text is not { Identifier.ValueText: var name, Initializer.Value: InvocationExpressionSyntax decoding }
            || SplitLines.Of(next, name) is not { } lines || lines.Body.Statements.Any(EndsTheRead) || Uses(name, loop).Count() != 1
            || StreamRead.Of(loop.Condition) is not { } read || EncodingOf(decoding, read) is not { } encoding
            || Locals(block, loop, read) is not [var first, var second])
        {
            return null;
        }

        var reader = FreeNames.OfMember(split, model).Take("reader");
        var newLine = split.NewLine();
        var opened = SplitLines.Parse($"using var {reader} = new System.IO.StreamReader({read.Stream}{encoding}{LeftOpen(read.Stream)});{newLine}")
            .WithLeadingTrivia(first.GetLeadingTrivia());
        var reading = lines.ReadBy(LineOf(reader, read.Call), newLine).WithTriviaFrom(loop);
        var statements = block.Statements.Where(statement => statement != second)
            .Select(statement => statement == first ? opened : statement == loop ? reading : statement);
        return (block, block.WithStatements(SyntaxFactory.List(statements)));
    }

    private string LineOf(string reader, InvocationExpressionSyntax read) => read.Await() is null
        ? $"{reader}.ReadLine()"
        : $"await {reader}.ReadLineAsync({read.Token(model)}){(read.IsConfigured() ? ".ConfigureAwait(false)" : "")}";

    /// <summary>The encoding as the reader's argument, which UTF-8 needs none of; null where other bytes are decoded than were read.</summary>
    private static string? EncodingOf(InvocationExpressionSyntax decoding, StreamRead read)
    {
        if (decoding.Name() != "GetString" || !read.IsDecodedBy(decoding))
            return null;

        var encoding = ((MemberAccessExpressionSyntax)decoding.Expression).Expression.ToString();
        return encoding.EndsWith("Encoding.UTF8", StringComparison.Ordinal) ? "" : $", {encoding}";
    }

    /// <summary>The declarations of buffer and count, where they serve the loop alone.</summary>
    private static LocalDeclarationStatementSyntax[] Locals(BlockSyntax block, WhileStatementSyntax loop, StreamRead read)
    {
        string[] names = [read.Buffer, read.Count];
        return names.SelectMany(name => Uses(name, block)).All(use => use.Ancestors().Contains(loop))
            ? [.. block.Statements.TakeWhile(statement => statement != loop).OfType<LocalDeclarationStatementSyntax>()
                .Where(statement => statement.Declaration.Variables is [var variable] && names.Contains(variable.Identifier.ValueText)
                    && !statement.HasComment(statement.Span))]
            : [];
    }

    /// <summary>A stream that somebody else disposes of is left open.</summary>
    private string LeftOpen(IdentifierNameSyntax stream)
    {
        var declarator = model.GetSymbolInfo(stream).Symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        return declarator?.Parent?.Parent is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } ? "" : ", leaveOpen: true";
    }

    /// <summary>Whether a statement leaves the lines of one read, and not of those that follow.</summary>
    private static bool EndsTheRead(StatementSyntax statement) =>
        statement.DescendantNodesAndSelf(node => !HasBreaksOfItsOwn(node)).Any(node => node is BreakStatementSyntax);

    private static bool HasBreaksOfItsOwn(SyntaxNode node) =>
        node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchStatementSyntax
            or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    private static IEnumerable<IdentifierNameSyntax> Uses(string name, SyntaxNode inside) =>
        inside.DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == name);
}
