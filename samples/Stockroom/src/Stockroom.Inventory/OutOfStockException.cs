namespace Stockroom.Inventory;

/// <summary>Fewer are available than were asked for.</summary>
public sealed class OutOfStockException(StockItem item, int quantity)
    : Exception($"{quantity} of {item.Sku} were asked for, {item.Available} are available.");
