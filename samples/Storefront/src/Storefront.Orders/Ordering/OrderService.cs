namespace Storefront.Orders.Ordering;

/// <inheritdoc cref="IOrderService" />
public sealed class OrderService(IOrderStore orders, IWeightClient weights) : IOrderService
{
    private const int MostGrams = 10_000;

    /// <inheritdoc />
    public async Task<Order> TakeAsync(string id, NewOrder order, CancellationToken cancellationToken)
    {
        if (orders.Find(id) is { } taken)
            return taken;

        var grams = 0;
        foreach (var line in order.Lines)
            grams += line.Quantity * await weights.WeighAsync(line.Sku, cancellationToken);

        return orders.GetOrAdd(new Order(id, order.Total, 1 + (grams / MostGrams)));
    }
}
