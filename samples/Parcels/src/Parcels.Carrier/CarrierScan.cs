namespace Parcels.Carrier;

/// <summary>One scan of a parcel on its way.</summary>
/// <param name="Code">What happened, in the carrier's words.</param>
/// <param name="Depot">Where.</param>
/// <param name="At">When.</param>
public sealed record CarrierScan(string Code, string Depot, DateTimeOffset At);
