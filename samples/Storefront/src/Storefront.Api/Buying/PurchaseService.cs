namespace Storefront.Api.Buying;

/// <inheritdoc cref="IPurchaseService" />
public sealed class PurchaseService(IPricingClient pricing, IOrdersClient orders) : IPurchaseService
{
    /// <inheritdoc />
    public async Task<Purchase> BuyAsync(string id, Basket basket, CancellationToken cancellationToken)
    {
        var total = await pricing.PriceAsync(basket, cancellationToken);
        var parcels = await orders.OrderAsync(id, basket, total, cancellationToken);
        return new Purchase(id, total, parcels);
    }
}
