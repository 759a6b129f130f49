using Microsoft.CodeAnalysis;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>A wire name in the syntax of a file.</summary>
/// <param name="Name">The name as it stands there.</param>
/// <param name="Kind">What kind of place it is.</param>
/// <param name="Node">The node that it stands in.</param>
/// <param name="Position">Where in the file it begins; what two readers find at one position is told once.</param>
/// <param name="Direction">On which exchanges the name stands.</param>
internal readonly record struct FoundName(string Name, PlaceKind Kind, SyntaxNode Node, int Position, PlaceDirection Direction)
{
    public FoundName(string name, PlaceKind kind, SyntaxNode node, PlaceDirection direction = PlaceDirection.Unknown)
        : this(name, kind, node, node.SpanStart, direction)
    {
    }
}
