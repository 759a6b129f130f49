namespace Storefront.Pricing.Quoting;

/// <summary>What is asked for.</summary>
/// <param name="Sku">The product.</param>
/// <param name="Quantity">How many pieces or packs of it.</param>
public sealed record QuoteLine(string Sku, int Quantity);
