using System.Collections.Immutable;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>Exchanges that took the same time within 2 %, as those do that a limit ended.</summary>
/// <param name="Exchanges">The exchanges, in time order.</param>
/// <param name="Length">The median of how long they took.</param>
/// <param name="Chance">The chance that as many unrelated lengths would agree.</param>
internal sealed record CommonLength(ImmutableArray<Exchange> Exchanges, TimeSpan Length, double Chance)
{
    private const int Fewest = 3;

    // Timers fire late by scheduling and by connecting, some milliseconds in a second.
    private const double Spread = 1.02;

    // How much of one order of magnitude lies within the spread on either side of a length: what an unrelated one has to meet.
    private static readonly double ChanceOfOne = 2 * Math.Log(Spread) / Math.Log(10);

    /// <summary>The largest group of exchanges with true start and end that agree; null where fewer than three do.</summary>
    /// <param name="exchanges">The exchanges.</param>
    /// <param name="shortest">Shorter ones agree by themselves.</param>
    public static CommonLength? Of(IEnumerable<Exchange> exchanges, TimeSpan shortest)
    {
        Exchange[] byLength = [.. exchanges.Where(exchange => exchange.Timing == Timing.Span && exchange.Duration >= shortest).OrderBy(exchange => exchange.Duration)];
        var best = (First: 0, Count: 0);
        for (var (first, last) = (0, 0); last < byLength.Length; last++)
        {
            while (byLength[last].Duration > byLength[first].Duration * Spread)
                first++;
            if (last - first + 1 > best.Count)
                best = (first, last - first + 1);
        }

        if (best.Count < Fewest)
            return null;
        var agreeing = byLength.AsSpan(best.First, best.Count).ToArray();
        var chance = byLength.Length * Binomial.AtLeast(best.Count - 1, byLength.Length - 1, ChanceOfOne);
        return new CommonLength(
            [.. agreeing.OrderBy(exchange => exchange.Start).ThenBy(exchange => exchange.Id, StringComparer.Ordinal)],
            agreeing[agreeing.Length / 2].Duration,
            Math.Min(1, chance));
    }
}
