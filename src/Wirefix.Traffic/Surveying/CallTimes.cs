namespace Wirefix.Traffic.Surveying;

/// <summary>
/// The times of an endpoint's calls in order, made one array at a time so that a large capture does not need all at once.
/// </summary>
internal sealed class CallTimes
{
    private readonly CallStamps _stamps;

    private readonly bool _placeholders;

    /// <summary>Takes the stamps, when it is known whether the judged lengths are placeholders.</summary>
    public CallTimes(CallStamps stamps, bool placeholders)
    {
        _stamps = stamps;
        _placeholders = placeholders;
        Spans = stamps.Spans.Count + Judged.Count;
        Starts = Sorted([.. stamps.Starts, .. stamps.Spans.Select(span => span.Start), .. Judged.Select(span => span.Start)]);
    }

    /// <summary>How many calls have both start and end.</summary>
    public int Spans { get; }

    /// <summary>The known starts in ascending order, in UTC ticks.</summary>
    public long[] Starts { get; }

    private List<(long Start, long Length)> Judged => _placeholders ? [] : _stamps.Judged;

    /// <summary>The known ends of calls whose start is known too, in ascending order, in UTC ticks.</summary>
    public long[] Ends() =>
        Sorted([.. _stamps.Spans.Select(span => span.Start + span.Length), .. Judged.Select(span => span.Start + span.Length)]);

    /// <summary>The known lengths in ascending order, in ticks.</summary>
    public long[] Lengths() => Sorted([.. _stamps.Spans.Select(span => span.Length), .. Judged.Select(span => span.Length)]);

    private static long[] Sorted(long[] values)
    {
        Array.Sort(values);
        return values;
    }
}
