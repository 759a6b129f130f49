namespace Wirefix.Workspace.Editing;

/// <summary>Adds a member at the end of a type.</summary>
/// <param name="Type">The type, named as <see cref="ReplaceMember.Symbol"/> is.</param>
/// <param name="Text">The new declaration.</param>
public sealed record AddMember(string Type, string Text) : Edit;
