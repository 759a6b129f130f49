namespace Files.Store;

/// <summary>Keeps objects in buckets.</summary>
public interface IObjectStore
{
    /// <summary>Keeps an object, in place of the one of the same key.</summary>
    Task PutAsync(string bucket, string key, StoredObject content, CancellationToken cancellationToken);

    /// <summary>The object of this key; null where there is none.</summary>
    Task<StoredObject?> GetAsync(string bucket, string key, CancellationToken cancellationToken);

    /// <summary>What a bucket holds, by key.</summary>
    Task<IReadOnlyList<ObjectEntry>> ListAsync(string bucket, CancellationToken cancellationToken);
}
