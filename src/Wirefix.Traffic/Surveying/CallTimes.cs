namespace Wirefix.Traffic.Surveying;

/// <summary>
/// The times of an endpoint's calls in order, made one array at a time so that a large capture does not need all at once.
/// </summary>
internal sealed class CallTimes
{
    private readonly List<(long Start, long Length)>[] _spans;

    /// <summary>Takes the stamps, when it is known of which recordings the judged lengths are placeholders.</summary>
    public CallTimes(CallStamps stamps, Func<int, bool> placeholders)
    {
        _spans = [stamps.Spans, .. stamps.Judged.Where(calls => !placeholders(calls.Key)).Select(calls => calls.Value)];
        Spans = _spans.Sum(spans => spans.Count);
        Starts = Sorted([.. stamps.Starts, .. All.Select(span => span.Start)]);
    }

    /// <summary>How many calls have both start and end.</summary>
    public int Spans { get; }

    /// <summary>The known starts in ascending order, in UTC ticks.</summary>
    public long[] Starts { get; }

    private IEnumerable<(long Start, long Length)> All => _spans.SelectMany(spans => spans);

    /// <summary>The known ends of calls whose start is known too, in ascending order, in UTC ticks.</summary>
    public long[] Ends() => Sorted([.. All.Select(span => span.Start + span.Length)]);

    /// <summary>The known lengths in ascending order, in ticks.</summary>
    public long[] Lengths() => Sorted([.. All.Select(span => span.Length)]);

    private static long[] Sorted(long[] values)
    {
        Array.Sort(values);
        return values;
    }
}
