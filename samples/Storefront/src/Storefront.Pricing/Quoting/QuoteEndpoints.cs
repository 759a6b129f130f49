namespace Storefront.Pricing.Quoting;

/// <summary>The calls about prices.</summary>
public static class QuoteEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapQuotes(this IEndpointRouteBuilder endpoints) => endpoints.MapPost("/quotes", QuoteAsync);

    private static async Task<IResult> QuoteAsync(QuoteRequest request, IQuoteService quotes, CancellationToken cancellationToken) =>
        Results.Ok(await quotes.QuoteAsync(request.Lines, cancellationToken));
}
