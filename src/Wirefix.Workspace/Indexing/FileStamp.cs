namespace Wirefix.Workspace.Indexing;

/// <summary>What the file system says of a source file.</summary>
/// <param name="Path">The path below the tree's root, with slashes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="WrittenUtc">The time stamp in ticks.</param>
public sealed record FileStamp(string Path, long Size, long WrittenUtc);
