namespace Checkout.Payments;

/// <summary>Takes money through the payment service, each time in the name of a tenant.</summary>
public interface IPaymentClient
{
    /// <summary>Charges a card. Gives the charge's id; null where the card was declined.</summary>
    Task<string?> ChargeCardAsync(string tenant, string order, Money amount, string card, CancellationToken cancellationToken);

    /// <summary>Charges a gift card of the tenant's. Gives the charge's id; null where it does not hold enough.</summary>
    Task<string?> ChargeGiftCardAsync(string tenant, string order, Money amount, string giftCard, CancellationToken cancellationToken);

    /// <summary>Gives back what was charged.</summary>
    Task RefundAsync(string tenant, string chargeId, CancellationToken cancellationToken);
}
