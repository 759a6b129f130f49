namespace Storefront.Orders.Ordering;

/// <summary>Keeps the orders.</summary>
public interface IOrderStore
{
    /// <summary>The order of this id; null where there is none.</summary>
    Order? Find(string id);

    /// <summary>Keeps an order, unless there is one of its id already. Gives the one that is kept.</summary>
    Order GetOrAdd(Order order);
}
