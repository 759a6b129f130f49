namespace Orders.Api.Ordering;

/// <summary>Takes orders from the shop to the customer's door. Each call gives null where there is no such order.</summary>
public interface IOrderService
{
    /// <summary>Places an order; the one that is there already where it was sent before.</summary>
    Order Place(string id, IReadOnlyList<OrderLine> lines);

    /// <summary>Notes that an order was paid.</summary>
    Order? Pay(string id);

    /// <summary>Notes that an order's parcel is packed.</summary>
    Order? Pack(string id);

    /// <summary>Sends an order's parcel off.</summary>
    Task<Order?> ShipAsync(string id, CancellationToken cancellationToken);

    /// <summary>Notes that an order's parcel arrived.</summary>
    Order? Deliver(string id);

    /// <summary>Calls an order off.</summary>
    Order? Cancel(string id);
}
