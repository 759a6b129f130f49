using Microsoft.CodeAnalysis;

namespace Wirefix.Workspace.Editing;

/// <summary>A symbol that a project declares in source.</summary>
/// <param name="Id">Its documentation-comment id.</param>
/// <param name="Assembly">The project's assembly.</param>
/// <param name="Declaration">The declaration that edits change.</param>
internal sealed record Declared(string Id, string Assembly, SyntaxReference Declaration);
