namespace Checkout.Api.Ordering;

/// <summary>A checkout that was paid.</summary>
/// <param name="Id">Its id, chosen by the shop.</param>
/// <param name="Amount">What was paid.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="ChargeId">The charge at the payment service.</param>
/// <param name="Refunded">Whether it was given back.</param>
public sealed record PaidCheckout(string Id, decimal Amount, string Currency, string ChargeId, bool Refunded);
