namespace Checkout.Payments;

/// <summary>An amount of money.</summary>
/// <param name="Amount">The amount, in the currency's main unit.</param>
/// <param name="Currency">The currency's ISO code.</param>
public sealed record Money(decimal Amount, string Currency);
