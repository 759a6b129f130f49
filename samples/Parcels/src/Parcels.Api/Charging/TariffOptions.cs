namespace Parcels.Api.Charging;

/// <summary>What we charge.</summary>
public sealed class TariffOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Tariff";

    /// <summary>Any parcel, in euros.</summary>
    public decimal Base { get; set; }

    /// <summary>Each kilogram begun, in euros.</summary>
    public decimal PerKilogram { get; set; }

    /// <summary>What the express service adds, in euros.</summary>
    public decimal Express { get; set; }
}
