namespace Storefront.Pricing.Catalog;

/// <summary>Asks the catalog.</summary>
public interface ICatalogClient
{
    /// <summary>The product of this number; null where the catalog has none.</summary>
    Task<ProductResource?> FindAsync(string sku, CancellationToken cancellationToken);
}
