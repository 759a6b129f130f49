using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Finds one kind of place in the syntax of a file.</summary>
internal interface IPlaceReader
{
    /// <summary>The kinds of nodes that it wants to see.</summary>
    ImmutableArray<SyntaxKind> Kinds { get; }

    /// <summary>The names at one node of such a kind.</summary>
    IEnumerable<FoundName> Read(SyntaxNode node, FileScope scope);
}
