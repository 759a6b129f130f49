using Microsoft.Extensions.Logging.Abstractions;
using Stockroom.Api.Reservations;
using Stockroom.Inventory;

namespace Stockroom.Tests;

public sealed class ReservationServiceTests
{
    private static readonly StockItem Lamp = new("LMP-2041", "Desk lamp", "A-12-3", OnHand: 10, Reserved: 4);

    private readonly MemoryReservationStore _reservations = new();

    [Fact]
    public async Task A_reservation_says_what_is_left()
    {
        await using var api = await InventoryApi.StartAsync(Lamp);

        var reservation = await ServiceOf(api).ReserveAsync("SO-1", new(Lamp.Sku, 2), TestContext.Current.CancellationToken);

        Assert.Equal(new Reservation("SO-1", Lamp.Sku, Quantity: 2, Available: 4), reservation);
        Assert.Equal(reservation, _reservations.Find("SO-1"));
    }

    [Fact]
    public async Task An_order_reserves_once()
    {
        await using var api = await InventoryApi.StartAsync(Lamp);
        var service = ServiceOf(api);

        var first = await service.ReserveAsync("SO-1", new(Lamp.Sku, 2), TestContext.Current.CancellationToken);
        var second = await service.ReserveAsync("SO-1", new(Lamp.Sku, 2), TestContext.Current.CancellationToken);

        Assert.Equal(first, second);
        Assert.Equal(6, api.Items[Lamp.Sku].Reserved);
    }

    [Fact]
    public async Task An_order_for_an_unknown_item_has_no_reservation()
    {
        await using var api = await InventoryApi.StartAsync();

        Assert.Null(await ServiceOf(api).ReserveAsync("SO-1", new("LMP-1", 2), TestContext.Current.CancellationToken));
        Assert.Null(_reservations.Find("SO-1"));
    }

    private ReservationService ServiceOf(InventoryApi api) =>
        new(new InventoryClient(api.Client()), _reservations, NullLogger<ReservationService>.Instance);
}
