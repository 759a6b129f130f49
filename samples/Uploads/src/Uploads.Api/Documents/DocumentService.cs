using Uploads.Blobs;

namespace Uploads.Api.Documents;

/// <inheritdoc cref="IDocumentService" />
public sealed class DocumentService(
    IUploadReader uploads, IBlobStore blobs, ICaseFile caseFile, ILogger<DocumentService> logger) : IDocumentService
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<Document>> FileAsync(
        string caseId, string contentType, Stream body, CancellationToken cancellationToken)
    {
        var documents = new List<Document>();
        await foreach (var file in uploads.ReadAsync(contentType, body, cancellationToken))
        {
            var stored = await blobs.PutAsync(caseId, file.Name, file.MediaType, file.Content, cancellationToken);
            documents.Add(new Document(file.Name, file.MediaType, stored.Size, stored.Sha256));
        }

        // All or nothing: a case shows no half of an upload.
        documents.ForEach(document => caseFile.Add(caseId, document));
        logger.LogInformation("Filed {Documents} documents with {Case}", documents.Count, caseId);

        return documents;
    }
}
