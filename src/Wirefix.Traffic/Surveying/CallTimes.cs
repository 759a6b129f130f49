namespace Wirefix.Traffic.Surveying;

/// <summary>
/// The times of an endpoint's calls in order; ends and lengths are made when they are asked for, so that a large capture does not need all at once.
/// </summary>
internal sealed class CallTimes
{
    private readonly (long Start, long Length)[] _spans;

    /// <summary>Takes the stamps, when it is known of which recordings the judged lengths are placeholders.</summary>
    public CallTimes(CallStamps stamps, Func<int, bool> hasPlaceholders)
    {
        var judged = stamps.Judged.Where(calls => !hasPlaceholders(calls.Key)).Select(calls => calls.Value).ToList();
        _spans = new (long Start, long Length)[stamps.Spans.Count + judged.Sum(calls => calls.Count)];
        var count = 0;
        foreach (var spans in judged.Prepend(stamps.Spans))
        {
            spans.CopyTo(_spans, count);
            count += spans.Count;
        }

        Starts = new long[_spans.Length + stamps.Starts.Count];
        for (var index = 0; index < _spans.Length; index++)
            Starts[index] = _spans[index].Start;
        stamps.Starts.CopyTo(Starts, _spans.Length);
        Array.Sort(Starts);
    }

    /// <summary>How many calls have both start and end.</summary>
    public int Spans => _spans.Length;

    /// <summary>The known starts in ascending order, in UTC ticks.</summary>
    public long[] Starts { get; }

    /// <summary>The known ends of calls whose start is known too, in ascending order, in UTC ticks.</summary>
    public long[] Ends() => Sorted(span => span.Start + span.Length);

    /// <summary>The known lengths in ascending order, in ticks.</summary>
    public long[] Lengths() => Sorted(span => span.Length);

    private long[] Sorted(Converter<(long Start, long Length), long> time)
    {
        var times = Array.ConvertAll(_spans, time);
        Array.Sort(times);
        return times;
    }
}
