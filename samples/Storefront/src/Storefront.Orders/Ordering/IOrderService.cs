namespace Storefront.Orders.Ordering;

/// <summary>Takes orders.</summary>
public interface IOrderService
{
    /// <summary>Takes an order, once, however often it is sent.</summary>
    Task<Order> TakeAsync(string id, NewOrder order, CancellationToken cancellationToken);
}
