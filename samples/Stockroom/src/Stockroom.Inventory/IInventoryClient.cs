namespace Stockroom.Inventory;

/// <summary>Reads and changes the stock that the inventory keeps.</summary>
public interface IInventoryClient
{
    /// <summary>Reads an item.</summary>
    /// <returns>The item, or null when the inventory does not know it.</returns>
    /// <exception cref="HttpRequestException">The inventory did not answer.</exception>
    Task<StockItem?> GetItemAsync(string sku, CancellationToken cancellationToken);

    /// <summary>Promises a quantity of an item to an order.</summary>
    /// <returns>The item as it is now, or null when the inventory does not know it.</returns>
    /// <exception cref="OutOfStockException">Fewer are available.</exception>
    /// <exception cref="HttpRequestException">The inventory refused the change, or did not answer.</exception>
    Task<StockItem?> ReserveAsync(string sku, int quantity, CancellationToken cancellationToken);
}
