namespace Parcels.Api.Tracking;

/// <summary>A parcel, as its customer sees it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="WeightKg">Its weight, in kilograms.</param>
/// <param name="LastSeen">The depot of its last scan; null before the first.</param>
/// <param name="Since">When it was scanned there.</param>
public sealed record TrackedParcel(string Number, string Stage, decimal WeightKg, string? LastSeen, DateTimeOffset? Since);
