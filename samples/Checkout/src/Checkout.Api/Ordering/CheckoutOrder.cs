namespace Checkout.Api.Ordering;

/// <summary>What a customer pays for.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Card">The card that pays; null where a gift card does.</param>
/// <param name="GiftCard">The gift card that pays; null where a card does.</param>
public sealed record CheckoutOrder(decimal Amount, string Currency, string? Card, string? GiftCard);
