using Stockroom.Inventory;

namespace Stockroom.Api.Reservations;

/// <summary>Promises stock to the shop's orders.</summary>
public interface IReservationService
{
    /// <summary>Reserves an item for an order. An order that has its reservation already keeps it.</summary>
    /// <returns>The reservation, or null when nobody knows the item.</returns>
    /// <exception cref="OutOfStockException">Fewer are available.</exception>
    /// <exception cref="HttpRequestException">The inventory refused the change, or did not answer.</exception>
    Task<Reservation?> ReserveAsync(string id, ReservationRequest request, CancellationToken cancellationToken);
}
