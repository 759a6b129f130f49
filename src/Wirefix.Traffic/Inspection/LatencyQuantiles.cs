using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection;

/// <summary>How long the calls of an endpoint took: nearest-rank quantiles, so each is a length that was measured.</summary>
public sealed record LatencyQuantiles(TimeSpan P50, TimeSpan P90, TimeSpan P99, TimeSpan Max)
{
    /// <summary>The quantiles of lengths in ticks, in ascending order; there must be at least one.</summary>
    internal static LatencyQuantiles OfSorted(long[] ticks) => new(
        TimeSpan.FromTicks(Quantile.NearestRank(ticks, 0.5)),
        TimeSpan.FromTicks(Quantile.NearestRank(ticks, 0.9)),
        TimeSpan.FromTicks(Quantile.NearestRank(ticks, 0.99)),
        TimeSpan.FromTicks(ticks[^1]));
}
