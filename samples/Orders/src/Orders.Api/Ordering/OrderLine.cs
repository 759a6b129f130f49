namespace Orders.Api.Ordering;

/// <summary>A line of an order.</summary>
/// <param name="Sku">What was ordered.</param>
/// <param name="Quantity">How many of it.</param>
public sealed record OrderLine(string Sku, int Quantity);
