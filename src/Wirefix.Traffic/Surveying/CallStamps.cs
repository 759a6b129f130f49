using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Surveying;

/// <summary>
/// The times of the calls of one shape, 16 bytes each, parted by what they can carry, as far as it is known before the whole
/// capture was seen.
/// </summary>
internal sealed class CallStamps
{
    /// <summary>Starts, in UTC ticks, and lengths that are true by their format.</summary>
    public List<(long Start, long Length)> Spans { get; } = [];

    /// <summary>Starts and lengths whose truth the whole of a recording decides (<see cref="TimingJudge"/>), by recording.</summary>
    public Dictionary<int, List<(long Start, long Length)>> Judged { get; } = [];

    /// <summary>Starts alone.</summary>
    public List<long> Starts { get; } = [];

    /// <summary>Ends alone.</summary>
    public List<long> Ends { get; } = [];

    /// <summary>How many calls have no stamp.</summary>
    public int Without { get; private set; }

    /// <summary>Takes the times of a call of a recording; the same rules as <see cref="TimingJudge.Judge"/>.</summary>
    public void Add(in PairOutline call, int recording)
    {
        if (call.Stamp is not { } stamp || call.Timing == Timing.None)
            Without++;
        else if (call.Timing == Timing.Span)
            Spans.Add((stamp.UtcTicks, call.Duration?.Ticks ?? 0));
        else if (call.Timing == Timing.EndOnly)
            Ends.Add(stamp.UtcTicks);
        else if (call.Timing == Timing.StartOnly || call.Duration is null)
            Starts.Add(stamp.UtcTicks);
        else
            JudgedOf(recording).Add((stamp.UtcTicks, call.Duration.Value.Ticks));
    }

    /// <summary>Takes those of another shape.</summary>
    public void Add(CallStamps other)
    {
        Spans.AddRange(other.Spans);
        foreach (var (recording, calls) in other.Judged)
            JudgedOf(recording).AddRange(calls);
        Starts.AddRange(other.Starts);
        Ends.AddRange(other.Ends);
        Without += other.Without;
    }

    /// <summary>How many calls have which stamps, when it is known of which recordings the judged lengths are placeholders.</summary>
    public IEnumerable<(Timing Timing, int Calls)> Timings(Func<int, bool> hasPlaceholders)
    {
        var judged = Judged.ToLookup(calls => hasPlaceholders(calls.Key), calls => calls.Value.Count);
        return
        [
            (Timing.Span, Spans.Count + judged[false].Sum()),
            (Timing.EndOnly, Ends.Count + judged[true].Sum()),
            (Timing.StartOnly, Starts.Count),
            (Timing.None, Without),
        ];
    }

    /// <summary>The first and the last moment, in UTC ticks; the first lies behind the last where no call has a stamp.</summary>
    public (long First, long Last) Range(Func<int, bool> hasPlaceholders)
    {
        var (first, last) = (long.MaxValue, long.MinValue);
        foreach (var (start, length) in Spans)
            (first, last) = (Math.Min(first, start), Math.Max(last, start + length));
        foreach (var (recording, calls) in Judged)
        {
            var endsAlone = hasPlaceholders(recording);
            foreach (var (start, length) in calls)
                (first, last) = (Math.Min(first, start), Math.Max(last, start + (endsAlone ? 0 : length)));
        }

        foreach (var moment in Starts.Concat(Ends))
            (first, last) = (Math.Min(first, moment), Math.Max(last, moment));
        return (first, last);
    }

    private List<(long Start, long Length)> JudgedOf(int recording)
    {
        if (!Judged.TryGetValue(recording, out var calls))
            Judged.Add(recording, calls = []);
        return calls;
    }
}
