using Microsoft.CodeAnalysis;

namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>A piece of code that one side of a change has and the other has not: a member, the head of a type, a statement outside of types.</summary>
/// <param name="Node">The piece.</param>
/// <param name="Model">What it means.</param>
internal sealed record CodePart(SyntaxNode Node, SemanticModel Model)
{
    /// <summary>The nodes of the piece; of a type's head those outside of its members, which are pieces of their own.</summary>
    public IEnumerable<SyntaxNode> Nodes() => Node.DescendantNodesAndSelf(node => node == Node || !ChangedCode.IsPart(node)).Where(node => node == Node || !ChangedCode.IsPart(node));

    /// <summary>A liberty that stands at a node.</summary>
    public static Liberty At(SyntaxNode node, LibertyKind kind, string what) => At(node.GetLocation(), kind, what);

    /// <summary>A liberty that stands at a place.</summary>
    public static Liberty At(Location place, LibertyKind kind, string what)
    {
        var line = place.GetLineSpan();
        return new Liberty(kind, what, line.Path, line.StartLinePosition.Line + 1);
    }
}
