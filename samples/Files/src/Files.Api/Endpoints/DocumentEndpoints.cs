using Files.Api.Documents;
using Files.Store;

namespace Files.Api.Endpoints;

/// <summary>The calls about documents.</summary>
public static class DocumentEndpoints
{
    private const string Unknown = "application/octet-stream";

    /// <summary>Maps them.</summary>
    public static void MapDocuments(this IEndpointRouteBuilder endpoints)
    {
        var documents = endpoints.MapGroup("/customers/{customer:int}/documents");
        documents.MapGet("", ListAsync);
        documents.MapPut("/{name}", UploadAsync);
        documents.MapGet("/{name}", DownloadAsync);
    }

    private static async Task<IResult> ListAsync(int customer, IDocumentService documents, CancellationToken cancellationToken) =>
        Results.Ok(await documents.ListAsync(customer, cancellationToken));

    private static async Task<IResult> UploadAsync(
        int customer, string name, HttpRequest request, IDocumentService documents, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, cancellationToken);

        var document = new StoredObject(request.ContentType ?? Unknown, content.ToArray());
        return Results.Ok(await documents.UploadAsync(customer, name, document, cancellationToken));
    }

    private static async Task<IResult> DownloadAsync(
        int customer, string name, IDocumentService documents, CancellationToken cancellationToken) =>
        await documents.DownloadAsync(customer, name, cancellationToken) is { } document
            ? Results.Bytes(document.Content, document.MediaType, name)
            : Results.NotFound();
}
