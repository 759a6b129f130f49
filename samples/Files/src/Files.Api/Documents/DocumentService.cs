using Files.Store;

namespace Files.Api.Documents;

/// <inheritdoc cref="IDocumentService" />
public sealed class DocumentService(IObjectStore store, ILogger<DocumentService> logger) : IDocumentService
{
    /// <inheritdoc />
    public async Task<DocumentSummary> UploadAsync(int customer, string name, StoredObject content, CancellationToken cancellationToken)
    {
        await store.PutAsync(BucketOf(customer), name, content, cancellationToken);
        return new DocumentSummary(name, content.Content.LongLength);
    }

    /// <inheritdoc />
    public async Task<StoredObject?> DownloadAsync(int customer, string name, CancellationToken cancellationToken)
    {
        var document = await store.GetAsync(BucketOf(customer), name, cancellationToken);
        if (document is null)
            logger.LogWarning("Customer {Customer} has no document {Name}", customer, name);

        return document;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<DocumentSummary>> ListAsync(int customer, CancellationToken cancellationToken)
    {
        var entries = await store.ListAsync(BucketOf(customer), cancellationToken);
        return [.. entries.Select(entry => new DocumentSummary(entry.Key, entry.Size)).OrderBy(summary => summary.Name, StringComparer.Ordinal)];
    }

    private static string BucketOf(int customer) => $"customer-{customer}";
}
