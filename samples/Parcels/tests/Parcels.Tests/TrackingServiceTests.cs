using Parcels.Api.Tracking;
using Parcels.Carrier;

namespace Parcels.Tests;

public sealed class TrackingServiceTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("DEL", "delivered")]
    [InlineData("OFD", "outForDelivery")]
    [InlineData("ARR", "onTheWay")]
    public async Task The_last_scan_says_how_far_a_parcel_is(string code, string stage)
    {
        var parcel = await TrackingOf(new CarrierScan("ARR", "Kassel", Monday), new CarrierScan(code, "Bremen", Monday.AddHours(5)))
            .TrackAsync("PX1", CancellationToken.None);

        Assert.Equal(new TrackedParcel("PX1", stage, 2.5m, "Bremen", Monday.AddHours(5)), parcel);
    }

    [Fact]
    public async Task A_parcel_without_scans_is_announced() =>
        Assert.Equal("announced", (await TrackingOf().TrackAsync("PX1", CancellationToken.None))?.Stage);

    [Fact]
    public async Task A_number_that_the_carrier_does_not_know_has_no_parcel() =>
        Assert.Null(await TrackingOf().TrackAsync("PX2", CancellationToken.None));

    private static TrackingService TrackingOf(params IReadOnlyList<CarrierScan> scans) =>
        new(new CarrierStub(new CarrierParcel("PX1", "STD", 2.5m, scans)));
}
