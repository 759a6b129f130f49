using Radar.Api.Storage;
using Radar.Api.Sync;

namespace Radar.Api.Endpoints;

/// <summary>Starting a sync, and seeing how far it got.</summary>
public static class SyncEndpoints
{
    /// <summary>Maps <c>POST /sync/{user}</c> and <c>GET /cursor/{user}</c>.</summary>
    public static void MapSync(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sync/{user}", SyncAsync);
        routes.MapGet("/cursor/{user}", Cursor);
    }

    private static async Task<IResult> SyncAsync(string user, ISyncService sync, CancellationToken cancellationToken)
    {
        try
        {
            return Results.Ok(await sync.SyncAsync(user, cancellationToken));
        }
        catch (HttpRequestException e)
        {
            return Results.Problem(
                title: "The mailbox could not be listed", detail: e.Message, statusCode: StatusCodes.Status502BadGateway);
        }
    }

    private static IResult Cursor(string user, ICursorStore cursors) =>
        cursors.Get(user) is { } cursor ? Results.Ok(new { user, cursor }) : Results.NotFound();
}
