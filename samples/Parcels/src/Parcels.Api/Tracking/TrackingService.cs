using Parcels.Carrier;

namespace Parcels.Api.Tracking;

/// <inheritdoc cref="ITrackingService" />
public sealed class TrackingService(ICarrierClient carrier) : ITrackingService
{
    /// <inheritdoc />
    public async Task<TrackedParcel?> TrackAsync(string number, CancellationToken cancellationToken)
    {
        var parcel = await carrier.FindAsync(number, cancellationToken);
        if (parcel is null)
            return null;

        var last = parcel.Scans.LastOrDefault();
        return new TrackedParcel(parcel.Number, StageOf(last), parcel.WeightKg, last?.Depot, last?.At);
    }

    private static string StageOf(CarrierScan? last) => last?.Code switch
    {
        null => "announced",
        "DEL" => "delivered",
        "OFD" => "outForDelivery",
        _ => "onTheWay",
    };
}
