namespace Parcels.Carrier;

/// <summary>Asks the carrier about parcels.</summary>
public interface ICarrierClient
{
    /// <summary>The parcel of this number; null where the carrier knows none.</summary>
    Task<CarrierParcel?> FindAsync(string number, CancellationToken cancellationToken);
}
