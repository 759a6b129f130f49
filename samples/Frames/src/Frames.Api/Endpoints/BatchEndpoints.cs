using Frames.Api.Batches;

namespace Frames.Api.Endpoints;

/// <summary>Sending batches, and seeing how far a gateway's data has come.</summary>
public static class BatchEndpoints
{
    /// <summary>Maps <c>PUT /gateways/{gateway}/batches/{batch}</c> and <c>GET /gateways/{gateway}</c>.</summary>
    public static void MapBatches(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/gateways/{gateway}/batches/{batch}", TakeAsync);
        routes.MapGet("/gateways/{gateway}", Find);
    }

    private static async Task<IResult> TakeAsync(
        string gateway, string batch, HttpRequest request, IBatchService batches, CancellationToken cancellationToken)
    {
        try
        {
            return Results.Ok(await batches.TakeAsync(gateway, batch, request.Body, cancellationToken));
        }
        catch (HttpRequestException e)
        {
            return Results.Problem(
                title: "The readings could not be stored", detail: e.Message, statusCode: StatusCodes.Status502BadGateway);
        }
    }

    private static IResult Find(string gateway, IGatewayBook gateways) =>
        gateways.Find(gateway) is { } state ? Results.Ok(state) : Results.NotFound();
}
