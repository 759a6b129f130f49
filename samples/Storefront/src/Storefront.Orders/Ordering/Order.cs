namespace Storefront.Orders.Ordering;

/// <summary>An order.</summary>
/// <param name="Id">Its id, chosen by the shop.</param>
/// <param name="Total">What was paid, in euros.</param>
/// <param name="Parcels">In how many parcels it comes.</param>
public sealed record Order(string Id, decimal Total, int Parcels);
