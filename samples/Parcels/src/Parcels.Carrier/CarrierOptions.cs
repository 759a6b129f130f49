namespace Parcels.Carrier;

/// <summary>How the carrier is reached.</summary>
public sealed class CarrierOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Carrier";

    /// <summary>The API's base address, with a trailing slash.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Our number as a customer.</summary>
    public string Customer { get; set; } = "";
}
