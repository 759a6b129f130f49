namespace Storefront.Api.Buying;

/// <summary>What a customer buys.</summary>
/// <param name="Lines">Its lines.</param>
public sealed record Basket(IReadOnlyList<BasketLine> Lines);
