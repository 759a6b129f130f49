namespace Parcels.Carrier.Resources;

/// <summary>A parcel, as the API sends it.</summary>
internal sealed record ParcelResource
{
    public required string ParcelNumber { get; init; }

    public required string ServiceCode { get; init; }

    public decimal WeightKg { get; init; }

    public IReadOnlyList<ScanResource> Scans { get; init; } = [];

    public CarrierParcel ToParcel() => new(ParcelNumber, ServiceCode, WeightKg, [.. Scans.Select(scan => scan.ToScan())]);
}
