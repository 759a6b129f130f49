using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Concurrency;

/// <summary>The expression body of a member, a local function or a lambda, which becomes a block.</summary>
internal sealed class ExpressionScope : ThrottleScope
{
    private readonly SyntaxNode _owner;
    private readonly SyntaxToken _arrow;
    private readonly ExpressionSyntax _body;
    private readonly InvocationExpressionSyntax _whenAll;
    private readonly bool _returns;

    private ExpressionScope(SyntaxNode owner, SyntaxToken arrow, ExpressionSyntax body, InvocationExpressionSyntax whenAll, bool returns)
    {
        _owner = owner;
        _arrow = arrow;
        _body = body;
        _whenAll = whenAll;
        _returns = returns;
    }

    public override SyntaxNode Node => _owner;

    public override int Inside => _body.SpanStart;

    public override IReadOnlyList<SyntaxNode> Region => [_body];

    public override bool Outlives =>
        HasUsingDeclarations(_body) && IsAwaited(_whenAll) && Function(_whenAll) == Function(_body);

    public static ExpressionScope? Of(SyntaxNode node, InvocationExpressionSyntax whenAll, SemanticModel model) => node switch
    {
        LambdaExpressionSyntax { ExpressionBody: { } body } lambda when model.GetSymbolInfo(lambda).Symbol is IMethodSymbol method =>
            new ExpressionScope(lambda, lambda.ArrowToken, body, whenAll, HasResult(method)),
        ArrowExpressionClauseSyntax { Parent: (BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax) and var owner } arrow
            when model.GetDeclaredSymbol(owner) is IMethodSymbol method =>
            new ExpressionScope(owner, arrow.ArrowToken, arrow.Expression, whenAll, HasResult(method)),
        _ => null,
    };

    public override string Indent(SourceEdits edits) => edits.IndentAt(_body.SpanStart);

    public override void Prepare(SourceEdits edits)
    {
        var outer = edits.IndentAt(_owner.SpanStart);
        var inner = outer + edits.Unit;
        edits.Shift(_body.Span, inner.Length - edits.IndentAt(_body.SpanStart).Length);

        // A lambda keeps its arrow.
        var start = _owner is LambdaExpressionSyntax ? _arrow.Span.End : _arrow.GetPreviousToken().Span.End;
        edits.Break(TextSpan.FromBounds(start, _body.SpanStart), edits.NewLine + outer + "{" + CommentLines(edits.NewLine + inner), inner);
    }

    public override void Write(SourceEdits edits, string[] declaration, IReadOnlyList<string[]> functions)
    {
        var indent = Indent(edits);
        edits.Insert(_body.SpanStart, string.Concat(declaration.Select(line => line + edits.NewLine + indent)) + (_returns ? "return " : ""));

        var tail = Following(functions, indent, edits.NewLine) + edits.NewLine + edits.IndentAt(_owner.SpanStart) + "}";
        var semicolon = _body.GetLastToken().GetNextToken();
        if (_owner is LambdaExpressionSyntax)
            edits.Insert(_body.Span.End, ";" + tail);
        else
            edits.Insert(semicolon.EndWithComment(), tail);
    }

    private string CommentLines(string lineStart) =>
        Comments.Lines(
            _arrow.GetPreviousToken().TrailingTrivia.Concat(_arrow.LeadingTrivia).Concat(_arrow.TrailingTrivia).Concat(_body.GetLeadingTrivia()),
            lineStart);

    /// <summary>Whether the body's value is the function's result, rather than something that is only done.</summary>
    private static bool HasResult(IMethodSymbol method) =>
        !method.ReturnsVoid && !(method.IsAsync && method.ReturnType is INamedTypeSymbol { IsGenericType: false });
}
