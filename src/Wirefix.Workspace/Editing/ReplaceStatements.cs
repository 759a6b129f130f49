namespace Wirefix.Workspace.Editing;

/// <summary>Replaces statements inside a member; everything around them stays.</summary>
/// <param name="Symbol">The member, named as <see cref="ReplaceMember.Symbol"/> is.</param>
/// <param name="Old">
/// The statements, one or several that follow each other, which occur once in the member. White space and comments do not count; comments above
/// the first one stay unless <paramref name="Old"/> begins with a comment.
/// </param>
/// <param name="Text">The new statements; empty to remove the old ones.</param>
public sealed record ReplaceStatements(string Symbol, string Old, string Text) : Edit;
