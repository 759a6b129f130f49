namespace Samples.Recording.Stockroom;

/// <summary>An item as the inventory keeps it.</summary>
/// <param name="Sku">Its number.</param>
/// <param name="Name">What it is.</param>
/// <param name="Bin">Where it lies.</param>
/// <param name="OnHand">How many lie there.</param>
/// <param name="Reserved">How many of them are promised.</param>
internal sealed record InventoryItem(string Sku, string Name, string Bin, int OnHand, int Reserved);
