using System.Net.Http.Json;

namespace Orders.Warehouse;

/// <summary>The typed client of the warehouse.</summary>
public sealed class WarehouseClient(HttpClient http) : IWarehouseClient
{
    /// <inheritdoc />
    public async Task<string> DispatchAsync(string order, IReadOnlyList<string> skus, CancellationToken cancellationToken)
    {
        using var response = await http.PutAsJsonAsync(
            $"dispatches/{Uri.EscapeDataString(order)}", new DispatchOrder(skus), cancellationToken);
        response.EnsureSuccessStatusCode();

        var answer = await response.Content.ReadFromJsonAsync<DispatchAnswer>(cancellationToken);
        return answer?.Parcel ?? throw new InvalidDataException($"The warehouse gave no parcel for {order}.");
    }

    private sealed record DispatchOrder(IReadOnlyList<string> Skus);

    private sealed record DispatchAnswer(string? Parcel);
}
