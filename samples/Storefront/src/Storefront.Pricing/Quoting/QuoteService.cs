using Storefront.Pricing.Catalog;

namespace Storefront.Pricing.Quoting;

/// <inheritdoc cref="IQuoteService" />
public sealed class QuoteService(ICatalogClient catalog) : IQuoteService
{
    /// <inheritdoc />
    public async Task<Quote> QuoteAsync(IReadOnlyList<QuoteLine> lines, CancellationToken cancellationToken)
    {
        var amounts = new List<decimal>();
        foreach (var line in lines)
        {
            var product = await catalog.FindAsync(line.Sku, cancellationToken);
            amounts.Add(line.Quantity * PriceOf(line.Sku, product));
        }

        return new Quote(amounts.Sum(), amounts);
    }

    private static decimal PriceOf(string sku, ProductResource? product)
    {
        var price = product?.Pack is { } pack ? pack.Pieces * pack.UnitPrice : product?.Piece?.UnitPrice ?? 0;
        // Nothing is sold for nothing.
        return price > 0 ? price : throw new UnpricedException(sku);
    }
}
