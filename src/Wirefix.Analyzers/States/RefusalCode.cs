using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.States;

/// <summary>How a function says that a write cannot be, as C# writes it.</summary>
internal static class RefusalCode
{
    /// <summary>As all siblings do, in words that fit here; null where they differ, or say what is only true of them.</summary>
    public static string? Of(ImmutableArray<Sibling> siblings, StateWrite write)
    {
        var refusals = siblings.SelectMany(sibling => sibling.Ways)
            .SelectMany(way => way.Guards.Where(guard => !guard.Encloses).Select(guard => guard.Refusal is { } said ? Said(said, way.Write, write) : null))
            .Distinct(StringComparer.Ordinal).Take(2).ToArray();
        return refusals is [{ } only] ? only : null;
    }

    /// <summary>As results of its kind do: a conflict; null where the function has no such result.</summary>
    public static string? ByResult(StateWrite write) => write.Function switch
    {
        AnonymousFunctionExpressionSyntax handler when Speaks(handler, "Results") => "return Results.Conflict();",
        MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type } method when method.ReturnType.ToString().Contains("ActionResult")
            && type.Identifier.ValueText.EndsWith("Controller", StringComparison.Ordinal) => "return Conflict();",
        MethodDeclarationSyntax method when Speaks(method.ReturnType, "IResult") => "return Results.Conflict();",
        LocalFunctionStatementSyntax local when Speaks(local.ReturnType, "IResult") => "return Results.Conflict();",
        _ => null,
    };

    private static bool Speaks(SyntaxNode code, string name) =>
        code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(word => word.Identifier.ValueText == name);

    private static string? Said(StatementSyntax refusal, StateWrite sibling, StateWrite write)
    {
        var isPlain = refusal.DescendantTrivia().All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        if (!isPlain || refusal.DescendantNodes().Count(IsText) > 1 || (sibling.Subject is null) != (write.Subject is null))
            return null;

        var own = refusal.DescendantNodes().OfType<ExpressionSyntax>().Where(node => IsText(node) || IsState(node, sibling) || IsSubject(node, sibling));
        return refusal.ReplaceNodes(own, (node, _) => Here(node, write)).NormalizeWhitespace().ToString();
    }

    // A text speaks of the sibling's own states.
    private static ExpressionSyntax Here(ExpressionSyntax node, StateWrite write) => SyntaxFactory.ParseExpression(
        IsText(node) ? $"$\"Cannot go from {{{write.Code}}} to {write.State.Name}.\""
        : node is IdentifierNameSyntax ? write.Subject!
        : write.State.Code);

    private static bool IsText(SyntaxNode node) =>
        node is InterpolatedStringExpressionSyntax || node.IsKind(SyntaxKind.StringLiteralExpression);

    private static bool IsState(ExpressionSyntax node, StateWrite sibling) => node is MemberAccessExpressionSyntax && StateName.Of(node) == sibling.State;

    private static bool IsSubject(ExpressionSyntax node, StateWrite sibling) => node is IdentifierNameSyntax { Identifier.ValueText: var name }
        && name == sibling.Subject && !(node.Parent is MemberAccessExpressionSyntax access && access.Name == node);
}
