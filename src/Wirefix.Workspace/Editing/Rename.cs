namespace Wirefix.Workspace.Editing;

/// <summary>Renames a member or a type wherever the solution refers to it.</summary>
/// <param name="Symbol">The member, named as <see cref="ReplaceMember.Symbol"/> is.</param>
/// <param name="Name">The new name.</param>
public sealed record Rename(string Symbol, string Name) : Edit;
