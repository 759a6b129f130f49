namespace Stockroom.Api.Reservations;

/// <summary>Remembers the reservations that were made.</summary>
public interface IReservationStore
{
    /// <summary>The reservation of an order; null when it has none.</summary>
    Reservation? Find(string id);

    /// <summary>Keeps a reservation.</summary>
    void Add(Reservation reservation);
}
