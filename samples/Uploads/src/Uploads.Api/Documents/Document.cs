namespace Uploads.Api.Documents;

/// <summary>A document of a case.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Sha256">The hash of its bytes, in small hex digits.</param>
public sealed record Document(string Name, string MediaType, long Size, string Sha256);
