using Stockroom.Inventory;

namespace Stockroom.Tests;

public sealed class InventoryClientTests
{
    private static readonly StockItem Lamp = new("LMP-2041", "Desk lamp", "A-12-3", OnHand: 10, Reserved: 4);

    [Fact]
    public async Task A_reservation_raises_what_is_reserved_and_leaves_the_rest_of_the_item()
    {
        await using var api = await InventoryApi.StartAsync(Lamp);

        var item = await new InventoryClient(api.Client()).ReserveAsync(Lamp.Sku, 3, TestContext.Current.CancellationToken);

        Assert.Equal(Lamp with { Reserved = 7 }, item);
        Assert.Equal(item, api.Items[Lamp.Sku]);
    }

    [Fact]
    public async Task All_that_is_available_can_be_reserved_and_not_one_more()
    {
        await using var api = await InventoryApi.StartAsync(Lamp);
        var inventory = new InventoryClient(api.Client());

        await inventory.ReserveAsync(Lamp.Sku, 6, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<OutOfStockException>(() => inventory.ReserveAsync(Lamp.Sku, 1, TestContext.Current.CancellationToken));
        Assert.Equal(10, api.Items[Lamp.Sku].Reserved);
    }

    [Fact]
    public async Task An_unknown_item_is_null()
    {
        await using var api = await InventoryApi.StartAsync();
        var inventory = new InventoryClient(api.Client());

        Assert.Null(await inventory.GetItemAsync("LMP-1", TestContext.Current.CancellationToken));
        Assert.Null(await inventory.ReserveAsync("LMP-1", 1, TestContext.Current.CancellationToken));
    }
}
