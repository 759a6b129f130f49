namespace Checkout.Api.Ordering;

/// <summary>Takes customers' payments.</summary>
public interface ICheckoutService
{
    /// <summary>Pays a checkout, once, however often it is asked for; null where the card was declined.</summary>
    Task<PaidCheckout?> PayAsync(string tenant, string id, CheckoutOrder order, CancellationToken cancellationToken);

    /// <summary>Gives back what was paid; null where nothing was.</summary>
    Task<PaidCheckout?> RefundAsync(string tenant, string id, CancellationToken cancellationToken);
}
