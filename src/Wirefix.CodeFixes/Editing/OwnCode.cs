using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.CodeFixes.Editing;

/// <summary>What runs when a function runs: its code without that of the functions in it.</summary>
internal static class OwnCode
{
    /// <summary>A node and what is in it, without the bodies of other functions.</summary>
    public static IEnumerable<SyntaxNode> Of(SyntaxNode node) =>
        node.DescendantNodesAndSelf(child => child is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax);
}
