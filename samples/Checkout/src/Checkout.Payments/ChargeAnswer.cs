namespace Checkout.Payments;

/// <summary>What the payment service answers.</summary>
/// <param name="ChargeId">The charge's id.</param>
internal sealed record ChargeAnswer(string ChargeId);
