namespace Orders.Warehouse;

/// <summary>Tells the warehouse what to do.</summary>
public interface IWarehouseClient
{
    /// <summary>Hands an order's parcel to the carrier. Gives the parcel's number.</summary>
    Task<string> DispatchAsync(string order, IReadOnlyList<string> skus, CancellationToken cancellationToken);
}
