using Microsoft.Extensions.Options;
using Parcels.Api.Charging;
using Parcels.Carrier;

namespace Parcels.Tests;

public sealed class ChargeServiceTests
{
    private readonly ChargeService _charges = new(
        new CarrierStub(new CarrierParcel("PX1", "STD", 2.1m, []), new CarrierParcel("PX2", "EXP", 3m, [])),
        Options.Create(new TariffOptions { Base = 4, PerKilogram = 1, Express = 6 }));

    [Theory]
    [InlineData("PX1", 7)]
    [InlineData("PX2", 13)]
    public async Task Each_kilogram_begun_and_the_express_service_cost(string number, int amount) =>
        Assert.Equal(new Charge(number, amount), await _charges.ChargeAsync(number, CancellationToken.None));

    [Fact]
    public async Task What_does_not_exist_costs_nothing() => Assert.Null(await _charges.ChargeAsync("PX3", CancellationToken.None));
}
