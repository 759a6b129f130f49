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
        return Densest([.. stamps.Order()], length).Count;
    }

    /// <summary>
    /// The first window that holds that largest number: the index of its first stamp in <paramref name="sorted"/>, which
    /// is in ascending order, and how many stamps it holds.
    /// </summary>
    public static (int First, int Count) Densest(IReadOnlyList<long> sorted, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        var densest = (First: 0, Count: 0);
        var first = 0;
        for (var last = 0; last < sorted.Count; last++)
        {
            while (sorted[last] - sorted[first] >= length)
                first++;
            if (last - first + 1 > densest.Count)
                densest = (first, last - first + 1);
        }

        return densest;
    }
}
