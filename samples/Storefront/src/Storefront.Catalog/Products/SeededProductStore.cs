namespace Storefront.Catalog.Products;

/// <inheritdoc cref="IProductStore" />
public sealed class SeededProductStore : IProductStore
{
    private static readonly Dictionary<string, Product> Products = new Product[]
    {
        new("4411", "Candle, ivory", 1.90m, null, 120),
        new("4417", "Candle holder, brass", 12.50m, null, 410),
        new("4423", "Napkin, linen", 4.20m, null, 60),
        new("4438", "Tea light", 1.90m, 12, 18),
        new("4440", "Water glass", 4.20m, 6, 230),
        new("4452", "Carafe", 24.00m, null, 900),
        new("4459", "Plate, stoneware", 12.50m, 4, 640),
        new("4466", "Bowl, stoneware", 8.90m, null, 520),
        new("4471", "Soup spoon", 4.20m, null, 70),
        new("4485", "Espresso cup", 8.90m, 6, 140),
        new("4490", "Table runner", 24.00m, null, 310),
        new("4503", "Serving board, oak", 24.00m, null, 1350),
        new("4512", "Matches, long", 1.90m, null, 40),
        new("4520", "Egg cup", 8.90m, null, 90),
    }.ToDictionary(product => product.Sku);

    /// <inheritdoc />
    public Product? Find(string sku) => Products.GetValueOrDefault(sku);
}
