using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Load;

/// <summary>How many calls of a row waited for the one before them, of those that could have.</summary>
/// <param name="Waited">How many began when every call before them was over.</param>
/// <param name="Could">How many had one before them.</param>
internal readonly record struct Waiting(int Waited, int Could)
{
    // A row in pairs (two workers) waits in half of its calls, one that is made one by one in all but what the clock blurs.
    private const double LeastShare = 0.8;

    // Recorders cut lengths to whole milliseconds and take their stamps a little apart.
    private static readonly TimeSpan Resolution = TimeSpan.FromMilliseconds(1);

    /// <summary>Whether the calls were made one after another.</summary>
    public bool IsRow => Could > 0 && Waited >= LeastShare * Could;

    /// <summary>The lower end of the 95 % interval of the share that waited.</summary>
    public double LowerBound => Wilson.LowerBound(Waited, Could);

    /// <summary>The waiting of calls in time order; null where not all have a true start and end.</summary>
    public static Waiting? Of(IReadOnlyList<Exchange> calls)
    {
        if (calls.Any(call => call.Timing != Timing.Span))
            return null;
        var waited = 0;
        var over = DateTimeOffset.MinValue;
        for (var i = 0; i < calls.Count; i++)
        {
            if (i > 0 && calls[i].Start + Resolution >= over)
                waited++;
            over = calls[i].End > over ? calls[i].End : over;
        }

        return new Waiting(waited, Math.Max(0, calls.Count - 1));
    }

    /// <summary>The waiting of several rows together; null where one of them is not known.</summary>
    public static Waiting? Of(IEnumerable<IReadOnlyList<Exchange>> rows)
    {
        var sum = new Waiting(0, 0);
        foreach (var row in rows)
        {
            if (Of(row) is not { } waiting)
                return null;
            sum = new Waiting(sum.Waited + waiting.Waited, sum.Could + waiting.Could);
        }

        return sum;
    }
}
