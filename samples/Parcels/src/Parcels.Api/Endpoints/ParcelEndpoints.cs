using Parcels.Api.Charging;
using Parcels.Api.Tracking;

namespace Parcels.Api.Endpoints;

/// <summary>The calls about parcels.</summary>
public static class ParcelEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapParcels(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/parcels/{number}", TrackAsync);
        endpoints.MapGet("/parcels/{number}/charge", ChargeAsync);
    }

    private static async Task<IResult> TrackAsync(string number, ITrackingService tracking, CancellationToken cancellationToken) =>
        await tracking.TrackAsync(number, cancellationToken) is { } parcel ? Results.Ok(parcel) : Results.NotFound();

    private static async Task<IResult> ChargeAsync(string number, IChargeService charges, CancellationToken cancellationToken) =>
        await charges.ChargeAsync(number, cancellationToken) is { } charge ? Results.Ok(charge) : Results.NotFound();
}
