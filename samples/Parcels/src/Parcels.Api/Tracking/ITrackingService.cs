namespace Parcels.Api.Tracking;

/// <summary>Tells customers where their parcels are.</summary>
public interface ITrackingService
{
    /// <summary>The parcel of this number; null where there is none.</summary>
    Task<TrackedParcel?> TrackAsync(string number, CancellationToken cancellationToken);
}
