namespace Parcels.Carrier.Resources;

/// <summary>A scan, as the API sends it.</summary>
internal sealed record ScanResource
{
    public required string EventCode { get; init; }

    public required string DepotName { get; init; }

    public DateTimeOffset ScannedAt { get; init; }

    public CarrierScan ToScan() => new(EventCode, DepotName, ScannedAt);
}
