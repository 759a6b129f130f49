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
        var starts = all.Select(span => span.Start).Order().ToArray();
        var ends = all.Select(span => span.End).Order().ToArray();
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
}
