using System.Collections.Immutable;

namespace Wirefix.Traffic;

/// <summary>The exchanges of one capture, in the order of their start.</summary>
/// <param name="Exchanges">The exchanges, ordered by <see cref="Exchange.Start"/>, then by <see cref="Exchange.Id"/>.</param>
public sealed record Snapshot(ImmutableArray<Exchange> Exchanges)
{
    /// <summary>The snapshot of exchanges that come in any order.</summary>
    public static Snapshot Of(IEnumerable<Exchange> exchanges)
    {
        ImmutableArray<Exchange> all = [.. exchanges];
        return new(IsOrdered(all) ? all : [.. all.OrderBy(exchange => exchange.Start).ThenBy(exchange => exchange.Id, StringComparer.Ordinal)]);
    }

    /// <summary>The exchanges of one direction, in order.</summary>
    public IEnumerable<Exchange> Of(Direction direction) => Exchanges.Where(exchange => exchange.Direction == direction);

    // Most recorders write exchanges as they happen: to see that costs a tenth of sorting them.
    private static bool IsOrdered(ImmutableArray<Exchange> exchanges)
    {
        for (var index = 1; index < exchanges.Length; index++)
        {
            var (before, after) = (exchanges[index - 1], exchanges[index]);
            if (before.Start > after.Start || (before.Start == after.Start && string.CompareOrdinal(before.Id, after.Id) > 0))
                return false;
        }

        return true;
    }
}
