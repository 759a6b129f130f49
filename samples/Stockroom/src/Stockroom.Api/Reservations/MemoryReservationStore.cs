using System.Collections.Concurrent;

namespace Stockroom.Api.Reservations;

/// <summary>Keeps the reservations in memory.</summary>
public sealed class MemoryReservationStore : IReservationStore
{
    private readonly ConcurrentDictionary<string, Reservation> _reservations = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public Reservation? Find(string id) => _reservations.GetValueOrDefault(id);

    /// <inheritdoc />
    public void Add(Reservation reservation) => _reservations.TryAdd(reservation.Id, reservation);
}
