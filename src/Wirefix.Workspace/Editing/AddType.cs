namespace Wirefix.Workspace.Editing;

/// <summary>Adds a type to the file that declares a symbol, behind the outermost type around it.</summary>
/// <param name="Symbol">The symbol whose file is meant, named as <see cref="ReplaceMember.Symbol"/> is.</param>
/// <param name="Text">The new declaration.</param>
public sealed record AddType(string Symbol, string Text) : Edit;
