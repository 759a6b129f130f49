namespace Wirefix.Traffic.Statistics;

/// <summary>Counts stamps in a window that slides over all of them; exact, unlike fixed buckets.</summary>
public static class SlidingWindow
{
    /// <summary>
    /// The largest number of stamps that lie less than <paramref name="length"/> apart, by two pointers over the
    /// sorted stamps. Unit: whatever the caller's clock counts in, as long as both arguments share it.
    /// </summary>
    public static int Largest(IEnumerable<long> stamps, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        var sorted = stamps.Order().ToArray();
        var largest = 0;
        var first = 0;
        for (var last = 0; last < sorted.Length; last++)
        {
            while (sorted[last] - sorted[first] >= length)
                first++;
            largest = Math.Max(largest, last - first + 1);
        }

        return largest;
    }
}
