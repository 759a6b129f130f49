using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection;

/// <summary>How long the calls of an endpoint took: nearest-rank quantiles, so each is a length that was measured.</summary>
public sealed record LatencyQuantiles(TimeSpan P50, TimeSpan P90, TimeSpan P99, TimeSpan Max)
{
    /// <summary>The quantiles of the lengths; there must be at least one.</summary>
    public static LatencyQuantiles Of(IEnumerable<TimeSpan> durations)
    {
        var sorted = durations.Order().ToArray();
        return new LatencyQuantiles(
            Quantile.NearestRank(sorted, 0.5), Quantile.NearestRank(sorted, 0.9), Quantile.NearestRank(sorted, 0.99), sorted[^1]);
    }
}
