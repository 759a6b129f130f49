namespace Uploads.Api.Documents;

/// <summary>A file of an upload.</summary>
/// <param name="Name">The file's name at the client, without its folders.</param>
/// <param name="MediaType">What the client says that it is.</param>
/// <param name="Content">Its bytes.</param>
public sealed record UploadedFile(string Name, string MediaType, byte[] Content);
