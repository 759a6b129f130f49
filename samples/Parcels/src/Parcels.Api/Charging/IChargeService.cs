namespace Parcels.Api.Charging;

/// <summary>Computes what parcels cost.</summary>
public interface IChargeService
{
    /// <summary>What the parcel of this number costs; null where there is none.</summary>
    Task<Charge?> ChargeAsync(string number, CancellationToken cancellationToken);
}
