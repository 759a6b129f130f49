using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers.Encoding;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Encoding;

/// <summary>The change of text that mends one fault of a URL. It touches the call alone, so that several changes stand side by side.</summary>
internal static class UrlEdit
{
    /// <summary>The changes for the fault that was reported at a span; none where it cannot be mended there.</summary>
    public static ImmutableArray<TextChange> Of(SyntaxNode root, TextSpan span, UrlFault fault, SemanticModel model)
    {
        if (!root.FullSpan.Contains(span) || root.FindNode(span, getInnermostNodeForTie: true) is not ExpressionSyntax expression)
            return [];

        return (fault, expression) switch
        {
            (UrlFault.Unescaped, _) => Escape(expression, model),
            (_, InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call) => fault == UrlFault.FormEscaped
                ? EscapeForPath(call, arguments[0].Expression, model)
                : TakeAway(call, arguments[0].Expression, model),
            _ => [],
        };
    }

    private static ImmutableArray<TextChange> Escape(ExpressionSyntax value, SemanticModel model)
    {
        // Null in a text is nothing, but an error to the escaping call.
        var canBeNull = CanBeNull(value, model);
        var shell = value.Parent is ParenthesizedExpressionSyntax parenthesized ? parenthesized : value;
        var wrapped = canBeNull && value is ConditionalExpressionSyntax;
        return
        [
            new TextChange(TextSpan.FromBounds(shell.SpanStart, value.SpanStart), $"{EscapeName(model, value.SpanStart)}({(wrapped ? "(" : "")}"),
            new TextChange(TextSpan.FromBounds(value.Span.End, shell.Span.End), $"{(wrapped ? ")" : "")}{(canBeNull ? " ?? \"\"" : "")})"),
        ];
    }

    private static ImmutableArray<TextChange> EscapeForPath(InvocationExpressionSyntax call, ExpressionSyntax value, SemanticModel model) =>
        CanBeNull(value, model)
            ? []
            : [new TextChange(call.Expression.Span, EscapeName(model, call.SpanStart))];

    private static ImmutableArray<TextChange> TakeAway(InvocationExpressionSyntax call, ExpressionSyntax value, SemanticModel model)
    {
        var before = TextSpan.FromBounds(call.SpanStart, value.SpanStart);
        var after = TextSpan.FromBounds(value.Span.End, call.Span.End);
        if (call.HasComment(before) || call.HasComment(after))
            return [];
        if (call.Parent is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment
            && SyntaxFactory.AreEquivalent(assignment.Left, value))
            return TakeAway(statement);

        var type = model.GetTypeInfo(value).Type;
        var cast = type is { SpecialType: SpecialType.System_String } ? ""
            : model.GetNullableContext(call.SpanStart).AnnotationsEnabled() ? "(string?)" : "(string)";
        var stands = call.Parent is ArgumentSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax
            || (cast == "" && IsSimple(value));
        return
        [
            new TextChange(before, (stands ? "" : "(") + cast),
            new TextChange(after, stands ? "" : ")"),
        ];
    }

    /// <summary>Takes a statement away that would do nothing, with its line; one that is not alone in its block's line, or has a comment, stays.</summary>
    private static ImmutableArray<TextChange> TakeAway(ExpressionStatementSyntax statement) =>
        statement.Parent is BlockSyntax && !statement.HasComment(statement.FullSpan) && statement.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia)
            ? [new TextChange(statement.FullSpan, "")]
            : [];

    private static bool CanBeNull(ExpressionSyntax value, SemanticModel model) => model.GetTypeInfo(value).Nullability.FlowState != NullableFlowState.NotNull;

    private static string EscapeName(SemanticModel model, int position)
    {
        var known = model.LookupSymbols(position, name: nameof(Uri));
        return known.Length == 1 && known[0] is INamedTypeSymbol { ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } }
            ? $"{nameof(Uri)}.{nameof(Uri.EscapeDataString)}"
            : $"{nameof(System)}.{nameof(Uri)}.{nameof(Uri.EscapeDataString)}";
    }

    private static bool IsSimple(ExpressionSyntax value) => value is SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
        or ElementAccessExpressionSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax or InterpolatedStringExpressionSyntax;
}
