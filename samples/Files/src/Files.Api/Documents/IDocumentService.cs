using Files.Store;

namespace Files.Api.Documents;

/// <summary>Keeps the documents of customers, by name.</summary>
public interface IDocumentService
{
    /// <summary>Keeps a document, in place of the one of the same name.</summary>
    Task<DocumentSummary> UploadAsync(int customer, string name, StoredObject content, CancellationToken cancellationToken);

    /// <summary>A customer's document; null where there is none of this name.</summary>
    Task<StoredObject?> DownloadAsync(int customer, string name, CancellationToken cancellationToken);

    /// <summary>A customer's documents, by name.</summary>
    Task<IReadOnlyList<DocumentSummary>> ListAsync(int customer, CancellationToken cancellationToken);
}
