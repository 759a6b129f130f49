using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Finds one kind of what a file tells for others.</summary>
internal interface ILinkReader
{
    /// <summary>The kinds of nodes that it wants to see.</summary>
    ImmutableArray<SyntaxKind> Kinds { get; }

    /// <summary>What one node of such a kind tells.</summary>
    /// <param name="node">The node.</param>
    /// <param name="type">The type around it with its namespace, or the node itself where it is one; empty among top-level statements.</param>
    /// <param name="scope">The file around it.</param>
    IEnumerable<FileLink> Read(SyntaxNode node, string type, FileScope scope);
}
