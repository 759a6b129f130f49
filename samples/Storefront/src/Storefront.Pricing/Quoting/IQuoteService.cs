namespace Storefront.Pricing.Quoting;

/// <summary>Says what things cost.</summary>
public interface IQuoteService
{
    /// <summary>The price of the lines.</summary>
    /// <exception cref="UnpricedException">A product has no price.</exception>
    Task<Quote> QuoteAsync(IReadOnlyList<QuoteLine> lines, CancellationToken cancellationToken);
}
