using Uploads.Api.Documents;

namespace Uploads.Api.Endpoints;

/// <summary>Filing documents, and seeing what is filed.</summary>
public static class DocumentEndpoints
{
    private const string Form = "multipart/form-data";

    /// <summary>Maps <c>POST /cases/{id}/documents</c> and <c>GET /cases/{id}/documents</c>.</summary>
    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/cases/{id}/documents", FileAsync);
        routes.MapGet("/cases/{id}/documents", (string id, ICaseFile caseFile) => caseFile.Of(id));
    }

    private static async Task<IResult> FileAsync(string id, HttpRequest request, IDocumentService documents, CancellationToken cancellationToken)
    {
        if (request.ContentType is not { } contentType || !contentType.StartsWith(Form, StringComparison.OrdinalIgnoreCase))
        {
            return Results.Problem(title: $"An upload is {Form}", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return Results.Ok(new { caseId = id, documents = await documents.FileAsync(id, contentType, request.Body, cancellationToken) });
        }
        catch (HttpRequestException e)
        {
            return Results.Problem(
                title: "The documents could not be stored", detail: e.Message, statusCode: StatusCodes.Status502BadGateway);
        }
    }
}
