using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Concurrency;

/// <summary>
/// Tells which part of a function has to wait at the throttle. What a function does before its first call was done for
/// one element after the other; it stays in front of the throttle, so that it still is.
/// </summary>
internal static class ThrottledCode
{
    /// <summary>The first statement that waits, or starts what is waited for; null where none does.</summary>
    public static StatementSyntax? FirstStatement(BlockSyntax block, SemanticModel model) =>
        block.Statements.FirstOrDefault(
            statement => statement is not LocalFunctionStatementSyntax && OwnCode.Of(statement).Any(node => StartsWork(node, model)));

    /// <summary>The code that used to run for one element after the other, and will run when the throttle lets it.</summary>
    public static TextSpan Of(AnonymousFunctionExpressionSyntax function, SemanticModel model)
    {
        var start = function.Block is { } block ? FirstStatement(block, model)?.SpanStart ?? block.SpanStart : function.Body.SpanStart;
        var end = OwnCode.Of(function.Body).OfType<AwaitExpressionSyntax>().FirstOrDefault()?.Span.End ?? function.Body.Span.End;
        return TextSpan.FromBounds(start, Math.Max(start, end));
    }

    private static bool StartsWork(SyntaxNode node, SemanticModel model) => node switch
    {
        AwaitExpressionSyntax => true,
        CommonForEachStatementSyntax each => each.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        UsingStatementSyntax use => use.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        LocalDeclarationStatementSyntax local => local.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        InvocationExpressionSyntax invocation => model.GetTypeInfo(invocation).Type.IsTask(),
        _ => false,
    };
}
