using System.Collections.Concurrent;
using Orders.Api.Ordering;

namespace Orders.Api.Storage;

/// <inheritdoc cref="IOrderStore" />
public sealed class MemoryOrderStore : IOrderStore
{
    private readonly ConcurrentDictionary<string, Order> _orders = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public Order? Find(string id) => _orders.GetValueOrDefault(id);

    /// <inheritdoc />
    public IReadOnlyList<Order> All() => [.. _orders.Values.OrderBy(order => order.Id, StringComparer.Ordinal)];

    /// <inheritdoc />
    public Order GetOrAdd(Order order) => _orders.GetOrAdd(order.Id, order);
}
