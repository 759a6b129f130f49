namespace Storefront.Api.Buying;

/// <summary>A line of a basket.</summary>
/// <param name="Sku">The product.</param>
/// <param name="Quantity">How many of it.</param>
public sealed record BasketLine(string Sku, int Quantity);
