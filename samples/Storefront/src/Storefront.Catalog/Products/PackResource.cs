using System.Text.Json.Serialization;

namespace Storefront.Catalog.Products;

/// <summary>What is sold by the pack, named as in the suppliers' feed since version 3; version 2 had <c>unitPrice</c> beside it.</summary>
/// <param name="Pieces">How many pieces are in it.</param>
/// <param name="UnitPrice">What one of them costs, in euros.</param>
public sealed record PackResource(int Pieces, [property: JsonPropertyName("unit_price")] decimal UnitPrice);
