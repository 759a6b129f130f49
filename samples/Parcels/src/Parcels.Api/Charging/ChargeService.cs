using Microsoft.Extensions.Options;
using Parcels.Carrier;

namespace Parcels.Api.Charging;

/// <inheritdoc cref="IChargeService" />
public sealed class ChargeService(ICarrierClient carrier, IOptions<TariffOptions> tariff) : IChargeService
{
    private const string ExpressService = "EXP";

    /// <inheritdoc />
    public async Task<Charge?> ChargeAsync(string number, CancellationToken cancellationToken)
    {
        var parcel = await carrier.FindAsync(number, cancellationToken);
        return parcel is null ? null : new Charge(parcel.Number, AmountOf(parcel));
    }

    private decimal AmountOf(CarrierParcel parcel)
    {
        var prices = tariff.Value;
        var weight = prices.PerKilogram * Math.Ceiling(parcel.WeightKg);
        return prices.Base + weight + (parcel.Service == ExpressService ? prices.Express : 0);
    }
}
