namespace Storefront.Api.Buying;

/// <summary>Sells baskets.</summary>
public interface IPurchaseService
{
    /// <summary>Prices a basket and orders what is in it.</summary>
    Task<Purchase> BuyAsync(string id, Basket basket, CancellationToken cancellationToken);
}
