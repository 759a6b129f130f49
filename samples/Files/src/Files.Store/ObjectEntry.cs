namespace Files.Store;

/// <summary>An entry of a bucket's listing.</summary>
/// <param name="Key">The object's key.</param>
/// <param name="Size">The length of its content, in bytes.</param>
public sealed record ObjectEntry(string Key, long Size);
