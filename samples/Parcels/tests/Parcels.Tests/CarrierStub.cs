using Parcels.Carrier;

namespace Parcels.Tests;

/// <summary>A carrier that knows the given parcels.</summary>
internal sealed class CarrierStub(params IReadOnlyList<CarrierParcel> parcels) : ICarrierClient
{
    public Task<CarrierParcel?> FindAsync(string number, CancellationToken cancellationToken) =>
        Task.FromResult(parcels.FirstOrDefault(parcel => parcel.Number == number));
}
