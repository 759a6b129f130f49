namespace Orders.Warehouse;

/// <summary>How the warehouse is reached.</summary>
public sealed class WarehouseOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Warehouse";

    /// <summary>Its base address, with a trailing slash.</summary>
    public Uri? BaseAddress { get; set; }
}
