namespace Wirefix.Workspace.Editing;

/// <summary>Removes a member or a type with the comments above it.</summary>
/// <param name="Symbol">The member, named as <see cref="ReplaceMember.Symbol"/> is.</param>
public sealed record RemoveMember(string Symbol) : Edit;
