namespace Stockroom.Api.Reservations;

/// <summary>A quantity of an item that is promised to an order.</summary>
/// <param name="Id">The order's number; the shop chooses it.</param>
/// <param name="Sku">The item.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Available">How many could still be promised right after this one.</param>
public sealed record Reservation(string Id, string Sku, int Quantity, int Available);
