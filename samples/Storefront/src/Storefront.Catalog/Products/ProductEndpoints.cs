namespace Storefront.Catalog.Products;

/// <summary>The calls about products.</summary>
public static class ProductEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapProducts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/products/{sku}", Find);
        endpoints.MapGet("/products/{sku}/weight", Weigh);
    }

    private static IResult Find(string sku, IProductStore products) =>
        products.Find(sku) is { } product ? Results.Ok(ResourceOf(product)) : Results.NotFound();

    private static IResult Weigh(string sku, IProductStore products) =>
        products.Find(sku) is { } product ? Results.Ok(new { sku, grams = product.Grams * (product.Pieces ?? 1) }) : Results.NotFound();

    private static ProductResource ResourceOf(Product product) => product.Pieces is { } pieces
        ? new ProductResource(product.Sku, product.Name, Piece: null, new PackResource(pieces, product.UnitPrice))
        : new ProductResource(product.Sku, product.Name, new PieceResource(product.UnitPrice), Pack: null);
}
