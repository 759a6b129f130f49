namespace Storefront.Pricing.Catalog;

/// <summary>What is sold by the pack.</summary>
/// <param name="Pieces">How many pieces are in it.</param>
/// <param name="UnitPrice">What one of them costs, in euros.</param>
public sealed record PackResource(int Pieces, decimal UnitPrice);
