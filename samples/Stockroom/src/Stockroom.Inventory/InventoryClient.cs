using System.Net;
using System.Net.Http.Json;

namespace Stockroom.Inventory;

/// <summary>The typed client of the inventory API.</summary>
public sealed class InventoryClient(HttpClient http) : IInventoryClient
{
    /// <inheritdoc />
    public async Task<StockItem?> GetItemAsync(string sku, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"items/{Uri.EscapeDataString(sku)}", cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<StockItem>(cancellationToken);
    }

    /// <inheritdoc />
    public async Task<StockItem?> ReserveAsync(string sku, int quantity, CancellationToken cancellationToken)
    {
        var uri = $"items/{Uri.EscapeDataString(sku)}";
        using var current = await http.GetAsync(uri, cancellationToken);
        if (current.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        current.EnsureSuccessStatusCode();
        var item = await current.Content.ReadFromJsonAsync<StockItem>(cancellationToken);
        if (item is null)
        {
            return null;
        }

        if (item.Available < quantity)
        {
            throw new OutOfStockException(item, quantity);
        }

        // The inventory takes an item whole; it has no call for a part of one.
        var changed = item with { Reserved = item.Reserved + quantity };
        using var saved = await http.PutAsJsonAsync(uri, changed, cancellationToken);
        saved.EnsureSuccessStatusCode();

        return changed;
    }
}
