using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.Workspace.Probing;

/// <summary>Puts probes into a text, without a new line, so that every line keeps its number.</summary>
internal sealed class ProbeInsertion(SyntaxTree tree, ProbeNumbers numbers)
{
    private readonly List<(TextSpan Span, string Text)> _changes = [];

    /// <summary>The text with the probes, which says of itself that its lines are those of the file that it stands for.</summary>
    public string Text
    {
        get
        {
            var text = tree.GetText();
            var result = new StringBuilder($"#line 1 \"{tree.FilePath}\"\n");
            var from = 0;
            // What ends at a position comes before what begins there; ends of one position are alike.
            var ordered = _changes.OrderBy(change => change.Span.Start).ThenBy(change => change.Text[^1] != '}').ThenBy(change => change.Span.Length);
            foreach (var (span, added) in ordered)
            {
                result.Append(text.ToString(TextSpan.FromBounds(from, span.Start))).Append(added);
                from = span.End;
            }

            return result.Append(text.ToString(TextSpan.FromBounds(from, text.Length))).ToString();
        }
    }

    /// <summary>A probe at the start of each of these, all of one number.</summary>
    public int AtStart(ImmutableArray<SyntaxNode> functions, SemanticModel model)
    {
        var number = At(functions[0], model);
        foreach (var function in functions.Skip(1).Where(function => numbers.Share(function, number)))
            Enter(function, number, model);
        return number;
    }

    /// <summary>A probe at the start of a function, or before a statement.</summary>
    public int At(SyntaxNode code, SemanticModel model)
    {
        var (number, isNew) = numbers.Of(code);
        if (!isNew)
            return number;
        if (code is StatementSyntax and not LocalFunctionStatementSyntax)
            Before((StatementSyntax)code, number);
        else
            Enter(code, number, model);
        return number;
    }

    private static string Hit(int number) => $"global::Wirefix.Probe.Hit({number});";

    private void Insert(int position, string text) => _changes.Add((new TextSpan(position, 0), text));

    private void Before(StatementSyntax statement, int number)
    {
        if (statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax or LabeledStatementSyntax)
        {
            Insert(statement.SpanStart, Hit(number) + " ");
            return;
        }

        Insert(statement.SpanStart, $"{{ {Hit(number)} ");
        Insert(statement.Span.End, " }");
    }

    private void Enter(SyntaxNode function, int number, SemanticModel model)
    {
        switch (function)
        {
            case CompilationUnitSyntax unit:
                Insert(unit.Members.OfType<GlobalStatementSyntax>().First().SpanStart, Hit(number) + " ");
                break;
            case BaseMethodDeclarationSyntax { Body: { } body }:
                Open(body, number);
                break;
            case AccessorDeclarationSyntax { Body: { } body }:
                Open(body, number);
                break;
            case LocalFunctionStatementSyntax { Body: { } body }:
                Open(body, number);
                break;
            case AnonymousFunctionExpressionSyntax { Block: { } body }:
                Open(body, number);
                break;
            case AnonymousFunctionExpressionSyntax { ExpressionBody: { } expression }:
                Insert(expression.SpanStart, $"{{ {Hit(number)}{Returning(function, expression, model)} ");
                Insert(expression.Span.End, "; }");
                break;
            default:
                Unfold(function, number, model);
                break;
        }
    }

    private void Open(BlockSyntax body, int number) => Insert(body.OpenBraceToken.Span.End, " " + Hit(number));

    // What stands behind an arrow becomes a body in braces.
    private void Unfold(SyntaxNode member, int number, SemanticModel model)
    {
        var arrow = member.ChildNodes().OfType<ArrowExpressionClauseSyntax>().Single();
        var end = member.ChildTokens().Last(token => token.IsKind(SyntaxKind.SemicolonToken));
        var (open, close) = member is PropertyDeclarationSyntax or IndexerDeclarationSyntax ? ("{ get {", "; } }") : ("{", "; }");
        var gap = arrow.Expression.SpanStart == arrow.ArrowToken.Span.End ? " " : "";
        _changes.Add((arrow.ArrowToken.Span, $"{open} {Hit(number)}{Returning(member, arrow.Expression, model)}{gap}"));
        _changes.Add((end.Span, close));
    }

    private static string Returning(SyntaxNode function, ExpressionSyntax expression, SemanticModel model)
    {
        var method = model.GetDeclaredSymbol(function) as IMethodSymbol ?? model.GetSymbolInfo(function).Symbol as IMethodSymbol;
        var isValue = method is null or { ReturnsVoid: false } && !(method is { IsAsync: true, ReturnType: INamedTypeSymbol { IsGenericType: false } });
        return isValue && expression is not ThrowExpressionSyntax ? " return" : "";
    }
}
