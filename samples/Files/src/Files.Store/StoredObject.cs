namespace Files.Store;

/// <summary>An object with its content.</summary>
/// <param name="MediaType">The content's media type.</param>
/// <param name="Content">The content.</param>
public sealed record StoredObject(string MediaType, byte[] Content);
