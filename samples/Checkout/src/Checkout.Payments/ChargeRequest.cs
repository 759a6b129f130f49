namespace Checkout.Payments;

/// <summary>What the payment service is asked for.</summary>
/// <param name="Reference">What the charge is called on the customer's statement.</param>
/// <param name="Amount">The amount.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Method">How it is paid.</param>
/// <param name="Source">The card that is charged.</param>
internal sealed record ChargeRequest(string Reference, decimal Amount, string Currency, string Method, string Source);
