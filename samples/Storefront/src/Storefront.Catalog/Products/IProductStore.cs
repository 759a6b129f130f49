namespace Storefront.Catalog.Products;

/// <summary>Knows the products.</summary>
public interface IProductStore
{
    /// <summary>The product of this number; null where there is none.</summary>
    Product? Find(string sku);
}
