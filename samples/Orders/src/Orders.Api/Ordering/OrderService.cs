using Orders.Api.Storage;
using Orders.Warehouse;

namespace Orders.Api.Ordering;

/// <inheritdoc cref="IOrderService" />
public sealed class OrderService(IOrderStore orders, IWarehouseClient warehouse, ILogger<OrderService> logger) : IOrderService
{
    /// <inheritdoc />
    public Order Place(string id, IReadOnlyList<OrderLine> lines) => orders.GetOrAdd(new Order(id, lines));

    /// <inheritdoc />
    public Order? Pay(string id)
    {
        if (orders.Find(id) is not { } order)
            return null;

        if (order.State != OrderState.Placed)
            throw new OrderStateException(order.Id, order.State, OrderState.Paid);

        order.State = OrderState.Paid;
        return order;
    }

    /// <inheritdoc />
    public Order? Pack(string id)
    {
        if (orders.Find(id) is not { } order)
            return null;

        if (order.State != OrderState.Paid)
            throw new OrderStateException(order.Id, order.State, OrderState.Packed);

        order.State = OrderState.Packed;
        return order;
    }

    /// <inheritdoc />
    public async Task<Order?> ShipAsync(string id, CancellationToken cancellationToken)
    {
        if (orders.Find(id) is not { } order)
            return null;

        var skus = order.Lines.Select(line => line.Sku).ToList();
        order.Parcel = await warehouse.DispatchAsync(order.Id, skus, cancellationToken);
        order.State = OrderState.Shipped;
        logger.LogInformation("Order {Order} left as parcel {Parcel}", order.Id, order.Parcel);
        return order;
    }

    /// <inheritdoc />
    public Order? Deliver(string id)
    {
        if (orders.Find(id) is not { } order)
            return null;

        if (order.State != OrderState.Shipped)
            throw new OrderStateException(order.Id, order.State, OrderState.Delivered);

        order.State = OrderState.Delivered;
        return order;
    }

    /// <inheritdoc />
    public Order? Cancel(string id)
    {
        if (orders.Find(id) is not { } order)
            return null;

        if (order.State is OrderState.Shipped or OrderState.Delivered or OrderState.Cancelled)
            throw new OrderStateException(order.Id, order.State, OrderState.Cancelled);

        order.State = OrderState.Cancelled;
        return order;
    }
}
