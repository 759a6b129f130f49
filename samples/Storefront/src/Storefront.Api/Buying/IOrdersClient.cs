namespace Storefront.Api.Buying;

/// <summary>Hands orders to the orders service.</summary>
public interface IOrdersClient
{
    /// <summary>Orders what is in a basket. Gives in how many parcels it comes.</summary>
    Task<int> OrderAsync(string id, Basket basket, decimal total, CancellationToken cancellationToken);
}
