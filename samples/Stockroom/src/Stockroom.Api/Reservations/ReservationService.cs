using Stockroom.Inventory;

namespace Stockroom.Api.Reservations;

/// <inheritdoc cref="IReservationService" />
public sealed class ReservationService(
    IInventoryClient inventory, IReservationStore reservations, ILogger<ReservationService> logger) : IReservationService
{
    /// <inheritdoc />
    public async Task<Reservation?> ReserveAsync(string id, ReservationRequest request, CancellationToken cancellationToken)
    {
        if (reservations.Find(id) is { } known)
        {
            return known;
        }

        if (await inventory.ReserveAsync(request.Sku, request.Quantity, cancellationToken) is not { } item)
        {
            return null;
        }

        var reservation = new Reservation(id, item.Sku, request.Quantity, item.Available);
        reservations.Add(reservation);
        logger.LogInformation("Reserved {Quantity} of {Sku} for {Order}", request.Quantity, item.Sku, id);

        return reservation;
    }
}
