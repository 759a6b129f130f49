using Microsoft.Extensions.Logging.Abstractions;
using Orders.Api.Ordering;
using Orders.Api.Storage;

namespace Orders.Tests;

public sealed class OrderServiceTests
{
    private readonly WarehouseStub _warehouse = new();
    private readonly OrderService _service;

    public OrderServiceTests() =>
        _service = new OrderService(new MemoryOrderStore(), _warehouse, NullLogger<OrderService>.Instance);

    [Fact]
    public async Task An_order_goes_from_the_shop_to_the_door()
    {
        Place();
        _service.Pay("o-1");
        _service.Pack("o-1");
        var shipped = await _service.ShipAsync("o-1", CancellationToken.None);

        Assert.Equal(("P-o-1", OrderState.Shipped), (shipped?.Parcel, shipped?.State));
        Assert.Equal(["o-1: lamp bulb"], _warehouse.Dispatched);
        Assert.Equal(OrderState.Delivered, _service.Deliver("o-1")?.State);
    }

    [Fact]
    public void An_order_that_is_sent_again_is_the_one_that_is_there()
    {
        Place();
        _service.Pay("o-1");

        Assert.Equal(OrderState.Paid, Place().State);
    }

    [Fact]
    public void What_was_cancelled_is_neither_paid_nor_packed_nor_cancelled_again()
    {
        Place();
        _service.Cancel("o-1");

        Assert.Throws<OrderStateException>(() => _service.Pay("o-1"));
        Assert.Throws<OrderStateException>(() => _service.Pack("o-1"));
        Assert.Throws<OrderStateException>(() => _service.Cancel("o-1"));
    }

    [Fact]
    public async Task What_left_cannot_be_cancelled()
    {
        Place();
        _service.Pay("o-1");
        _service.Pack("o-1");
        await _service.ShipAsync("o-1", CancellationToken.None);

        Assert.Throws<OrderStateException>(() => _service.Cancel("o-1"));
    }

    [Fact]
    public async Task An_order_that_does_not_exist_is_null()
    {
        Assert.Null(_service.Pay("o-2"));
        Assert.Null(await _service.ShipAsync("o-2", CancellationToken.None));
    }

    private Order Place() => _service.Place("o-1", [new OrderLine("lamp", 1), new OrderLine("bulb", 2)]);
}
