using Files.Store;

namespace Files.Tests;

/// <summary>An object store in memory.</summary>
internal sealed class MemoryStore : IObjectStore
{
    private readonly Dictionary<(string Bucket, string Key), StoredObject> _objects = [];

    public Task PutAsync(string bucket, string key, StoredObject content, CancellationToken cancellationToken)
    {
        _objects[(bucket, key)] = content;
        return Task.CompletedTask;
    }

    public Task<StoredObject?> GetAsync(string bucket, string key, CancellationToken cancellationToken) =>
        Task.FromResult(_objects.GetValueOrDefault((bucket, key)));

    public Task<IReadOnlyList<ObjectEntry>> ListAsync(string bucket, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ObjectEntry>>(
            [.. _objects.Where(entry => entry.Key.Bucket == bucket).Select(entry => new ObjectEntry(entry.Key.Key, entry.Value.Content.LongLength))]);
}
