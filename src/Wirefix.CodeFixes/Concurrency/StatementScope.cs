using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Concurrency;

/// <summary>Statements of a block, or of a file with top-level statements.</summary>
internal sealed class StatementScope : ThrottleScope
{
    private readonly SyntaxNode _container;
    private readonly IReadOnlyList<StatementSyntax> _statements;
    private readonly InvocationExpressionSyntax _whenAll;
    private readonly IReadOnlyList<SyntaxNode> _fanOuts;
    private readonly int _first;
    private readonly int _last;

    private StatementScope(
        SyntaxNode container, IReadOnlyList<StatementSyntax> statements, InvocationExpressionSyntax whenAll,
        IReadOnlyList<SyntaxNode> fanOuts, int first, int last)
    {
        _container = container;
        _statements = statements;
        _whenAll = whenAll;
        _fanOuts = fanOuts;
        _first = first;
        _last = last;
    }

    public override SyntaxNode Node => _container;

    // The lookup does not mind where in the statements a local is declared.
    public override int Inside => _container is BlockSyntax block ? block.OpenBraceToken.Span.End : _statements[0].SpanStart;

    public override IReadOnlyList<SyntaxNode> Region => [.. _statements.Skip(_first).Take(_last - _first + 1)];

    public override bool Outlives =>
        HasUsingDeclarations(_container) && IsAwaited(_whenAll) && Function(_whenAll) == Function(_statements[_first]) && IsUninterrupted();

    public static StatementScope? Of(
        SyntaxNode container, IReadOnlyList<StatementSyntax> statements, InvocationExpressionSyntax whenAll, IReadOnlyList<SyntaxNode> fanOuts)
    {
        int IndexOf(SyntaxNode node) => statements.TakeWhile(statement => !statement.Span.Contains(node.Span)).Count();

        var indices = fanOuts.Append(whenAll).Select(IndexOf).ToArray();
        return indices.Max() < statements.Count ? new StatementScope(container, statements, whenAll, fanOuts, indices.Min(), indices.Max()) : null;
    }

    public override string Indent(SourceEdits edits) => edits.IndentAt(_statements[_first].SpanStart);

    public override void Prepare(SourceEdits edits)
    {
        if (_container is BlockSyntax block)
            edits.Expand(block);
    }

    public override void Write(SourceEdits edits, string[] declaration, IReadOnlyList<string[]> functions)
    {
        edits.InsertLinesBefore(DeclaresTasks(_first - 1) ? _statements[_first - 1] : _statements[_first], declaration, Indent(edits));
        if (functions.Count > 0)
            edits.Insert(_statements[_statements.Count - 1].GetLastToken().EndWithComment(), Following(functions, Indent(edits), edits.NewLine));
    }

    /// <summary>Whether a statement declares the collection that the next one fills; the throttle had better not come between.</summary>
    private bool DeclaresTasks(int index) =>
        index >= 0 && _statements[index] is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables }
        && _whenAll.ArgumentList.Arguments.Any(argument => argument.Expression is IdentifierNameSyntax name
            && name.Identifier.ValueText == variables[0].Identifier.ValueText);

    /// <summary>Whether the wait follows the start of the calls at once.</summary>
    private bool IsUninterrupted()
    {
        var wait = _whenAll.FirstAncestorOrSelf<StatementSyntax>();
        if (_fanOuts.All(fanOut => wait!.Span.Contains(fanOut.Span)))
            return true;

        return _last - _first == 1 && wait == _statements[_last] && _statements[_first] switch
        {
            LocalDeclarationStatementSyntax or ExpressionStatementSyntax => true,
            ForEachStatementSyntax { Statement: var body } => IsSingle(body),
            ForStatementSyntax { Statement: var body } => IsSingle(body),
            _ => false,
        };
    }

    private static bool IsSingle(StatementSyntax body) =>
        body is ExpressionStatementSyntax || (body is BlockSyntax { Statements: { Count: 1 } statements } && statements[0] is ExpressionStatementSyntax);
}
