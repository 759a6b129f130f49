using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.CodeFixes.Contracts;

/// <summary>A change of one document that mends one diagnostic.</summary>
/// <param name="Title">What the user reads.</param>
/// <param name="Changes">The changes of the text, in its order.</param>
internal sealed record ContractEdit(string Title, ImmutableArray<TextChange> Changes)
{
    /// <summary>A namespace that the changed text needs; null where it needs none.</summary>
    public string? Namespace { get; init; }

    /// <summary>The name of what changes its type: documents that hold it have to compile as well. Null where nothing does.</summary>
    public string? Name { get; init; }

    /// <summary>Whether new warnings of the nullable analysis are what the change is for: they show where null is not expected.</summary>
    public bool ShowsNulls { get; init; }
}
