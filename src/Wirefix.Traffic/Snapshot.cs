using System.Collections.Immutable;

namespace Wirefix.Traffic;

/// <summary>The exchanges of one capture, in the order of their start.</summary>
/// <param name="Exchanges">The exchanges, ordered by <see cref="Exchange.Start"/>, then by <see cref="Exchange.Id"/>.</param>
public sealed record Snapshot(ImmutableArray<Exchange> Exchanges)
{
    /// <summary>The snapshot of exchanges that come in any order.</summary>
    public static Snapshot Of(IEnumerable<Exchange> exchanges) =>
        new([.. exchanges.OrderBy(exchange => exchange.Start).ThenBy(exchange => exchange.Id, StringComparer.Ordinal)]);

    /// <summary>The exchanges of one direction, in order.</summary>
    public IEnumerable<Exchange> Of(Direction direction) => Exchanges.Where(exchange => exchange.Direction == direction);
}
