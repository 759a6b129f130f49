namespace Checkout.Payments;

/// <summary>How the payment service is reached.</summary>
public sealed class PaymentOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Payments";

    /// <summary>Its base address, with a trailing slash.</summary>
    public Uri? BaseAddress { get; set; }
}
