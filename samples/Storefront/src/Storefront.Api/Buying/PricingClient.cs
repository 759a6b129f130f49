namespace Storefront.Api.Buying;

/// <summary>The typed client of the pricing service.</summary>
public sealed class PricingClient(HttpClient http) : IPricingClient
{
    /// <inheritdoc />
    public async Task<decimal> PriceAsync(Basket basket, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("quotes", basket, cancellationToken);
        response.EnsureSuccessStatusCode();

        var quote = await response.Content.ReadFromJsonAsync<Quote>(cancellationToken);
        return quote?.Total ?? throw new InvalidDataException("The pricing service gave no total.");
    }

    private sealed record Quote(decimal Total);
}
