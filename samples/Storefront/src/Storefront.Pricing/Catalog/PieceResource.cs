namespace Storefront.Pricing.Catalog;

/// <summary>What is sold by the piece.</summary>
/// <param name="UnitPrice">What a piece costs, in euros.</param>
public sealed record PieceResource(decimal UnitPrice);
