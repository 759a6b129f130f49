namespace Parcels.Api.Charging;

/// <summary>What a parcel costs.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Amount">The amount, in euros.</param>
public sealed record Charge(string Number, decimal Amount);
