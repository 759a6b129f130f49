namespace Storefront.Catalog.Products;

/// <summary>What the shop sells.</summary>
/// <param name="Sku">Its number.</param>
/// <param name="Name">What it is called.</param>
/// <param name="UnitPrice">What a piece of it costs, in euros.</param>
/// <param name="Pieces">How many pieces are in a pack; null where it is sold by the piece.</param>
/// <param name="Grams">What a piece weighs.</param>
public sealed record Product(string Sku, string Name, decimal UnitPrice, int? Pieces, int Grams);
