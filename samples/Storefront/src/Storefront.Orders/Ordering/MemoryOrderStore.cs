using System.Collections.Concurrent;

namespace Storefront.Orders.Ordering;

/// <inheritdoc cref="IOrderStore" />
public sealed class MemoryOrderStore : IOrderStore
{
    private readonly ConcurrentDictionary<string, Order> _orders = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public Order? Find(string id) => _orders.GetValueOrDefault(id);

    /// <inheritdoc />
    public Order GetOrAdd(Order order) => _orders.GetOrAdd(order.Id, order);
}
