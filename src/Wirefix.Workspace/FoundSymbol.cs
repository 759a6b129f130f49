using Microsoft.CodeAnalysis;

namespace Wirefix.Workspace;

/// <summary>A symbol of a solution that a name led to.</summary>
/// <param name="Id">The name that edits take: its documentation-comment id, with its assembly where only that tells it apart.</param>
/// <param name="Document">The file that declares it.</param>
/// <param name="Declaration">The declaration that edits change.</param>
/// <param name="Line">The line that the declaration begins on, from 1.</param>
public sealed record FoundSymbol(string Id, Document Document, SyntaxNode Declaration, int Line);
