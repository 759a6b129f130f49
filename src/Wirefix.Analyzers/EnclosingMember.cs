using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers;

/// <summary>The code that belongs together around a node, by syntax.</summary>
internal static class EnclosingMember
{
    /// <summary>The member around a node; the file where there is none, as top-level statements are one function.</summary>
    public static SyntaxNode Of(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not GlobalStatementSyntax) ?? node.SyntaxTree.GetRoot();
}
