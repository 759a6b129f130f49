using Orders.Api.Ordering;
using Orders.Api.Storage;

namespace Orders.Tests;

public sealed class MemoryOrderStoreTests
{
    private readonly MemoryOrderStore _orders = new();

    [Fact]
    public void The_first_order_of_an_id_is_kept()
    {
        var first = _orders.GetOrAdd(new Order("o-1", []));

        Assert.Same(first, _orders.GetOrAdd(new Order("o-1", [])));
        Assert.Same(first, _orders.Find("o-1"));
    }

    [Fact]
    public void Orders_are_listed_by_id()
    {
        _orders.GetOrAdd(new Order("o-2", []));
        _orders.GetOrAdd(new Order("o-1", []));

        Assert.Equal(["o-1", "o-2"], _orders.All().Select(order => order.Id));
    }
}
