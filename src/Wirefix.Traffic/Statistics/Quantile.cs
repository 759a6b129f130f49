namespace Wirefix.Traffic.Statistics;

/// <summary>Quantiles of a sample.</summary>
public static class Quantile
{
    /// <summary>
    /// The smallest value with at least the given share of the sample at or below it (nearest rank, so that the answer
    /// is a value that was measured).
    /// </summary>
    /// <param name="sorted">The sample in ascending order, not empty.</param>
    /// <param name="share">The share, above 0 and up to 1.</param>
    public static T NearestRank<T>(IReadOnlyList<T> sorted, double share)
    {
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        return sorted[Math.Max(0, (int)Math.Ceiling((share * sorted.Count) - 1e-9) - 1)];
    }
}
