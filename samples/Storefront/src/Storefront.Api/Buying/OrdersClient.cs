namespace Storefront.Api.Buying;

/// <summary>The typed client of the orders service.</summary>
public sealed class OrdersClient(HttpClient http) : IOrdersClient
{
    /// <inheritdoc />
    public async Task<int> OrderAsync(string id, Basket basket, decimal total, CancellationToken cancellationToken)
    {
        using var response = await http.PutAsJsonAsync(
            $"orders/{Uri.EscapeDataString(id)}", new NewOrder(total, basket.Lines), cancellationToken);
        response.EnsureSuccessStatusCode();

        var order = await response.Content.ReadFromJsonAsync<OrderAnswer>(cancellationToken);
        return order?.Parcels ?? throw new InvalidDataException($"The orders service gave no parcels for {id}.");
    }

    private sealed record NewOrder(decimal Total, IReadOnlyList<BasketLine> Lines);

    private sealed record OrderAnswer(int Parcels);
}
