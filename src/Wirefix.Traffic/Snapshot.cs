using System.Collections.Immutable;

namespace Wirefix.Traffic;

/// <summary>The exchanges of one capture, in the order of their start.</summary>
/// <param name="Exchanges">The exchanges, ordered by <see cref="Exchange.Start"/>, then by <see cref="Exchange.Id"/>.</param>
public sealed record Snapshot(ImmutableArray<Exchange> Exchanges)
{
    /// <summary>The exchanges of one direction, in order.</summary>
    public IEnumerable<Exchange> Of(Direction direction) => Exchanges.Where(exchange => exchange.Direction == direction);
}
