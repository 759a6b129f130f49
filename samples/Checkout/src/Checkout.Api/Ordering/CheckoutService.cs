using Checkout.Payments;

namespace Checkout.Api.Ordering;

/// <inheritdoc cref="ICheckoutService" />
public sealed class CheckoutService(IPaymentClient payments, ICheckoutStore checkouts) : ICheckoutService
{
    /// <inheritdoc />
    public async Task<PaidCheckout?> PayAsync(string tenant, string id, CheckoutOrder order, CancellationToken cancellationToken)
    {
        if (checkouts.Find(tenant, id) is { } paid)
            return paid;

        var amount = new Money(order.Amount, order.Currency);
        var chargeId = order.GiftCard is null
            ? await payments.ChargeCardAsync(tenant, id, amount, order.Card ?? "", cancellationToken)
            : await payments.ChargeGiftCardAsync(tenant, id, amount, order.GiftCard, cancellationToken);
        if (chargeId is null)
            return null;

        var checkout = new PaidCheckout(id, order.Amount, order.Currency, chargeId, Refunded: false);
        checkouts.Save(tenant, checkout);
        return checkout;
    }

    /// <inheritdoc />
    public async Task<PaidCheckout?> RefundAsync(string tenant, string id, CancellationToken cancellationToken)
    {
        if (checkouts.Find(tenant, id) is not { } paid)
            return null;

        if (paid.Refunded)
            return paid;

        await payments.RefundAsync(tenant, paid.ChargeId, cancellationToken);
        var refunded = paid with { Refunded = true };
        checkouts.Save(tenant, refunded);
        return refunded;
    }
}
