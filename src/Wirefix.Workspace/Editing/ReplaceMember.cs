namespace Wirefix.Workspace.Editing;

/// <summary>
/// Replaces a whole member. Its comments above stay unless <paramref name="Text"/> begins with comments of its own.
/// The entry point of top-level statements is a member like any other.
/// </summary>
/// <param name="Symbol">
/// A documentation-comment id, or a qualified name of which a unique suffix is enough. Where several projects declare the
/// same, <c>, Assembly</c> behind it names the one.
/// </param>
/// <param name="Text">The new declaration.</param>
public sealed record ReplaceMember(string Symbol, string Text) : Edit;
