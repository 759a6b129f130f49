using Frames.Api.Batches;
using Frames.Protocol;

namespace Frames.Tests;

public sealed class MemoryGatewayBookTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly MemoryGatewayBook _gateways = new();

    [Fact]
    public void A_gateway_that_never_sent_anything_is_not_known() => Assert.Null(_gateways.Find("GW-1"));

    [Fact]
    public void Batches_add_up_and_a_late_one_does_not_turn_the_time_back()
    {
        _gateways.Add("GW-1", [new Reading(1, Monday.AddHours(1), 20m), new Notice(1, Monday, "started")]);
        _gateways.Add("GW-1", [new Reading(2, Monday, 21m)]);

        Assert.Equal(new GatewayState("GW-1", Batches: 2, Readings: 2, Monday.AddHours(1), "started"), _gateways.Find("GW-1"));
    }
}
