namespace Wirefix.Workspace.Editing;

/// <summary>Adds an attribute to a member or a type, above those that it has.</summary>
/// <param name="Symbol">The member, named as <see cref="ReplaceMember.Symbol"/> is; also a property of a record's parameter list.</param>
/// <param name="Text">The attribute, with or without brackets: <c>JsonPropertyName("order_id")</c>.</param>
public sealed record AddAttribute(string Symbol, string Text) : Edit;
