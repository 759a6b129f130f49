using Storefront.Pricing.Catalog;
using Storefront.Pricing.Quoting;

namespace Storefront.Pricing.Tests;

public sealed class QuoteServiceTests
{
    private readonly QuoteService _quotes = new(new CatalogStub(
        new ProductResource("1", "Carafe", new PieceResource(24), Pack: null),
        new ProductResource("2", "Glass", Piece: null, new PackResource(6, 4.2m)),
        new ProductResource("3", "Sample", new PieceResource(0), Pack: null)));

    [Fact]
    public async Task A_pack_costs_what_its_pieces_cost() => Assert.Equal(
        [48m, 25.2m],
        (await QuoteAsync(new QuoteLine("1", 2), new QuoteLine("2", 1))).Lines);

    [Fact]
    public async Task The_total_is_that_of_all_lines() =>
        Assert.Equal(73.2m, (await QuoteAsync(new QuoteLine("1", 2), new QuoteLine("2", 1))).Total);

    [Theory]
    [InlineData("3")]
    [InlineData("unknown")]
    public async Task Nothing_is_sold_without_a_price(string sku) =>
        await Assert.ThrowsAsync<UnpricedException>(() => QuoteAsync(new QuoteLine(sku, 1)));

    private Task<Quote> QuoteAsync(params QuoteLine[] lines) => _quotes.QuoteAsync(lines, CancellationToken.None);

    private sealed class CatalogStub(params ProductResource[] products) : ICatalogClient
    {
        public Task<ProductResource?> FindAsync(string sku, CancellationToken cancellationToken) =>
            Task.FromResult(products.FirstOrDefault(product => product.Sku == sku));
    }
}
