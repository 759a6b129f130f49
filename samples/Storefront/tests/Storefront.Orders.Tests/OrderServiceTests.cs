using Storefront.Orders.Ordering;

namespace Storefront.Orders.Tests;

public sealed class OrderServiceTests
{
    private readonly OrderService _orders = new(new MemoryOrderStore(), new Weights());

    [Fact]
    public async Task An_order_above_ten_kilos_comes_in_two_parcels()
    {
        var order = await TakeAsync(new NewOrder(30, [new OrderLine("1", 3)]));

        Assert.Equal(new Order("o-1", 30, Parcels: 2), order);
    }

    [Fact]
    public async Task An_order_that_is_sent_again_is_the_one_that_is_there()
    {
        await TakeAsync(new NewOrder(10, [new OrderLine("1", 1)]));

        Assert.Equal(10, (await TakeAsync(new NewOrder(20, [new OrderLine("1", 2)]))).Total);
    }

    private Task<Order> TakeAsync(NewOrder order) => _orders.TakeAsync("o-1", order, CancellationToken.None);

    private sealed class Weights : IWeightClient
    {
        public Task<int> WeighAsync(string sku, CancellationToken cancellationToken) => Task.FromResult(4_000);
    }
}
