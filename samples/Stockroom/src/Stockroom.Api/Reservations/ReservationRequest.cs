namespace Stockroom.Api.Reservations;

/// <summary>What the shop asks for.</summary>
/// <param name="Sku">The item.</param>
/// <param name="Quantity">How many; at least one.</param>
public sealed record ReservationRequest(string Sku, int Quantity);
