namespace Storefront.Orders.Ordering;

/// <summary>Asks the catalog what products weigh.</summary>
public interface IWeightClient
{
    /// <summary>The weight in grams.</summary>
    Task<int> WeighAsync(string sku, CancellationToken cancellationToken);
}
