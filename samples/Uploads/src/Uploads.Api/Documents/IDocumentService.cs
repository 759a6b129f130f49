namespace Uploads.Api.Documents;

/// <summary>Files documents with their cases.</summary>
public interface IDocumentService
{
    /// <summary>Stores all files of an upload and files them with a case.</summary>
    /// <returns>The documents, in the order in which they came.</returns>
    /// <exception cref="HttpRequestException">The blob store refused a file, or did not answer.</exception>
    Task<IReadOnlyList<Document>> FileAsync(string caseId, string contentType, Stream body, CancellationToken cancellationToken);
}
