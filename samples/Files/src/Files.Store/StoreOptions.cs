namespace Files.Store;

/// <summary>How the object store is reached.</summary>
public sealed class StoreOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Store";

    /// <summary>Its base address, with a trailing slash.</summary>
    public Uri? BaseAddress { get; set; }
}
