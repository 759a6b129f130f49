namespace Uploads.Blobs;

/// <summary>Keeps the bytes of documents.</summary>
public interface IBlobStore
{
    /// <summary>Stores a blob, in place of one that has the same container and name.</summary>
    /// <exception cref="HttpRequestException">The store refused the blob, or did not answer.</exception>
    Task<StoredBlob> PutAsync(string container, string name, string mediaType, byte[] content, CancellationToken cancellationToken);
}
