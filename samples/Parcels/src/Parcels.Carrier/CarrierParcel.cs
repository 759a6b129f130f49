namespace Parcels.Carrier;

/// <summary>A parcel, as the carrier knows it.</summary>
/// <param name="Number">The carrier's number.</param>
/// <param name="Service">The service that was booked.</param>
/// <param name="WeightKg">The weight, in kilograms.</param>
/// <param name="Scans">Where it was scanned, oldest first.</param>
public sealed record CarrierParcel(string Number, string Service, decimal WeightKg, IReadOnlyList<CarrierScan> Scans);
