using Checkout.Payments;

namespace Checkout.Tests;

/// <summary>A payment service that takes every card but one, and notes what it was asked for.</summary>
internal sealed class PaymentStub : IPaymentClient
{
    public const string Declined = "crd-declined";

    public List<string> Calls { get; } = [];

    public Task<string?> ChargeCardAsync(string tenant, string order, Money amount, string card, CancellationToken cancellationToken)
    {
        Calls.Add($"card {tenant} {order} {amount.Amount} {amount.Currency}");
        return Task.FromResult(card == Declined ? null : $"ch-{order}");
    }

    public Task<string?> ChargeGiftCardAsync(
        string tenant, string order, Money amount, string giftCard, CancellationToken cancellationToken)
    {
        Calls.Add($"gift card {tenant} {order} {amount.Amount} {amount.Currency}");
        return Task.FromResult<string?>($"ch-{order}");
    }

    public Task RefundAsync(string tenant, string chargeId, CancellationToken cancellationToken)
    {
        Calls.Add($"refund {tenant} {chargeId}");
        return Task.CompletedTask;
    }
}
