namespace Wirefix.Traffic.Statistics;

/// <summary>How many spans are open at once.</summary>
public static class Concurrency
{
    /// <summary>
    /// The largest number of spans open at one moment. A span is open from its start up to, not including, its
    /// end, so that one that begins as another ends does not overlap it.
    /// </summary>
    public static int Peak(IEnumerable<(long Start, long End)> spans)
    {
        var all = spans.ToArray();
        return Peak([.. all.Select(span => span.Start).Order()], [.. all.Select(span => span.End).Order()]);
    }

    /// <summary>The same of the spans' starts and ends, each in ascending order.</summary>
    public static int Peak(long[] starts, long[] ends)
    {
        var peak = 0;
        var ended = 0;
        for (var started = 0; started < starts.Length; started++)
        {
            while (ended < ends.Length && ends[ended] <= starts[started])
                ended++;
            peak = Math.Max(peak, started + 1 - ended);
        }

        return peak;
    }

    /// <summary>
    /// For each span, in the given order, how many are open at the moment it starts, itself included; those that start
    /// at the same moment count for each other.
    /// </summary>
    public static IReadOnlyList<int> AtStarts(IReadOnlyList<(long Start, long End)> spans)
    {
        var starts = spans.Select(span => span.Start).Order().ToArray();
        var ends = spans.Select(span => span.End).Order().ToArray();
        return [.. spans.Select(span => Math.Max(1, CountUpTo(starts, span.Start) - CountUpTo(ends, span.Start)))];
    }

    private static int CountUpTo(long[] sorted, long limit)
    {
        var low = 0;
        var high = sorted.Length;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (sorted[middle] <= limit)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
