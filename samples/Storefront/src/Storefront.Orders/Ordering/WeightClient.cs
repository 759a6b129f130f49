namespace Storefront.Orders.Ordering;

/// <summary>The typed client of the catalog.</summary>
public sealed class WeightClient(HttpClient http) : IWeightClient
{
    /// <inheritdoc />
    public async Task<int> WeighAsync(string sku, CancellationToken cancellationToken)
    {
        var weight = await http.GetFromJsonAsync<Weight>($"products/{Uri.EscapeDataString(sku)}/weight", cancellationToken);
        return weight?.Grams ?? throw new InvalidDataException($"The catalog gave no weight for {sku}.");
    }

    private sealed record Weight(int Grams);
}
