namespace Storefront.Pricing.Catalog;

/// <summary>A product of the catalog, sold by the piece or by the pack.</summary>
/// <param name="Sku">Its number.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Piece">How a piece is sold.</param>
/// <param name="Pack">How a pack is sold.</param>
public sealed record ProductResource(string Sku, string Name, PieceResource? Piece, PackResource? Pack);
