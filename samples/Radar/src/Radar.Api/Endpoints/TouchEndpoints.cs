using Radar.Api.Storage;

namespace Radar.Api.Endpoints;

/// <summary>Reading what was found.</summary>
public static class TouchEndpoints
{
    /// <summary>Maps <c>GET /touches/{account}</c>.</summary>
    public static void MapTouches(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/touches/{account}", (string account, ITouchStore touches) => touches.Of(account));
}
