using Microsoft.CodeAnalysis;

namespace Wirefix.Workspace;

/// <summary>The name that places and edits give a symbol: its documentation-comment id.</summary>
internal static class SymbolId
{
    private const string Written = "{Main}$";
    private const string Read = "<Main>$";

    /// <summary>The id of a symbol; null where it can have none.</summary>
    public static string? Of(ISymbol symbol) => symbol.GetDocumentationCommentId() is { } id ? Readable(id) : null;

    /// <summary>
    /// The id as <see cref="DocumentationCommentId"/> finds it again: it writes the entry point of top-level statements with
    /// braces and reads it with angle brackets.
    /// </summary>
    public static string Readable(string id) => id.Replace(Written, Read, StringComparison.Ordinal);
}
