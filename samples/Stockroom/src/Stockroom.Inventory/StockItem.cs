using System.Text.Json.Serialization;

namespace Stockroom.Inventory;

/// <summary>What the inventory keeps of one item.</summary>
/// <param name="Sku">The item's number.</param>
/// <param name="Name">What it is.</param>
/// <param name="Bin">Where it lies.</param>
/// <param name="OnHand">How many lie there.</param>
/// <param name="Reserved">How many of them are promised to orders.</param>
public sealed record StockItem(string Sku, string Name, string Bin, int OnHand, int Reserved)
{
    /// <summary>How many can still be promised.</summary>
    [JsonIgnore]
    public int Available => OnHand - Reserved;
}
