namespace Storefront.Pricing.Quoting;

/// <summary>A product has no price.</summary>
public sealed class UnpricedException(string sku) : Exception($"Product {sku} has no price.");
