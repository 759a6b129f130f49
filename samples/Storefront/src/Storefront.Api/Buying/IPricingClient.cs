namespace Storefront.Api.Buying;

/// <summary>Asks the pricing service.</summary>
public interface IPricingClient
{
    /// <summary>What a basket costs, in euros.</summary>
    Task<decimal> PriceAsync(Basket basket, CancellationToken cancellationToken);
}
