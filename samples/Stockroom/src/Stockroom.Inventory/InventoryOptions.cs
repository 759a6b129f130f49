namespace Stockroom.Inventory;

/// <summary>Where the inventory lives. Bound from the section <c>Inventory</c>.</summary>
public sealed class InventoryOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Inventory";

    /// <summary>The inventory's base address, with a trailing slash.</summary>
    public Uri? BaseAddress { get; set; }
}
