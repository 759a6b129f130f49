using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.CodeFixes.Editing;

/// <summary>How code awaits.</summary>
internal static class AwaitStyle
{
    /// <summary>What follows an awaited expression in some code: <c>.ConfigureAwait(false)</c> where an await of it avoids the captured context.</summary>
    public static string ConfiguredLike(SyntaxNode? code) =>
        code?.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(IsConfigured) == true ? ".ConfigureAwait(false)" : "";

    private static bool IsConfigured(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Task.ConfigureAwait) }
        && call.ArgumentList.Arguments.Any(argument => argument.Expression.IsKind(SyntaxKind.FalseLiteralExpression));
}
