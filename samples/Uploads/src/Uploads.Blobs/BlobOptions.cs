namespace Uploads.Blobs;

/// <summary>Where the blob store lives. Bound from the section <c>Blobs</c>.</summary>
public sealed class BlobOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Blobs";

    /// <summary>The store's base address, with a trailing slash.</summary>
    public Uri? BaseAddress { get; set; }
}
