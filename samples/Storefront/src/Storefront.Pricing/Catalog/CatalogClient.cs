using System.Net;

namespace Storefront.Pricing.Catalog;

/// <summary>The typed client of the catalog.</summary>
public sealed class CatalogClient(HttpClient http) : ICatalogClient
{
    /// <inheritdoc />
    public async Task<ProductResource?> FindAsync(string sku, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"products/{Uri.EscapeDataString(sku)}", cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;

        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<ProductResource>(cancellationToken);
    }
}
