namespace Wirefix.Workspace.Writing;

/// <summary>The new content of one file.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Before">The bytes that must be there now; null for a file that must not exist yet.</param>
/// <param name="After">The bytes that will be there.</param>
public sealed record FileChange(string Path, ReadOnlyMemory<byte>? Before, ReadOnlyMemory<byte> After);
