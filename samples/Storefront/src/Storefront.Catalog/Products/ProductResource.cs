using System.Text.Json.Serialization;

namespace Storefront.Catalog.Products;

/// <summary>A product as other services see it: sold by the piece or by the pack.</summary>
/// <param name="Sku">Its number.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Piece">How a piece is sold.</param>
/// <param name="Pack">How a pack is sold.</param>
public sealed record ProductResource(
    string Sku,
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PieceResource? Piece,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PackResource? Pack);
