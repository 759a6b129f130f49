namespace Storefront.Orders.Ordering;

/// <summary>A line of an order.</summary>
/// <param name="Sku">The product.</param>
/// <param name="Quantity">How many of it.</param>
public sealed record OrderLine(string Sku, int Quantity);
