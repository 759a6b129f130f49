namespace Storefront.Pricing.Quoting;

/// <summary>What a price is asked for.</summary>
/// <param name="Lines">Its lines.</param>
public sealed record QuoteRequest(IReadOnlyList<QuoteLine> Lines);
