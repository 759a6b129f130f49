namespace Wirefix.Labels.Members;

/// <summary>A member of a file.</summary>
/// <param name="File">The path below the tree's root, with slashes.</param>
/// <param name="Name">In the form of <see cref="MemberNames"/>.</param>
public sealed record MemberAt(string File, string Name);
