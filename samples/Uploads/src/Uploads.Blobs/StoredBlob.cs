namespace Uploads.Blobs;

/// <summary>What the store says of a blob that it has taken.</summary>
/// <param name="Key">What it is kept under.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Sha256">The hash of its bytes, in small hex digits.</param>
public sealed record StoredBlob(string Key, long Size, string Sha256);
