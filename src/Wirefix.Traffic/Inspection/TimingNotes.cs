using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection;

/// <summary>Says what the recorded times cannot carry.</summary>
internal static class TimingNotes
{
    /// <summary>One sentence for each direction and kind of timing that carries less than a span does.</summary>
    public static ImmutableArray<string> Of(Snapshot snapshot, Attribution attribution)
    {
        var notes = from exchange in snapshot.Exchanges
                    where exchange.Timing != Timing.Span
                    group exchange by (exchange.Direction, exchange.Timing) into calls
                    orderby calls.Key
                    select Note(calls.Key.Direction, calls.Key.Timing, calls.Count(), snapshot.Of(calls.Key.Direction).Count());
        return attribution.Ambiguous == 0 ? [.. notes] : [.. notes, Ambiguous(attribution.Ambiguous)];
    }

    private static string Note(Direction direction, Timing timing, int calls, int all)
    {
        var which = $"{calls} of {all} {(direction == Direction.Inbound ? "inbound" : "outbound")} calls";
        return timing switch
        {
            Timing.EndOnly => $"{which} have one stamp, the response's end (the recorded lengths are the recorder's 1 ms), "
                + "so no latency, concurrency or burst is claimed for their endpoints.",
            Timing.StartOnly => $"{which} have one stamp, the request's beginning, "
                + "so no latency or concurrency is claimed for their endpoints.",
            _ => $"{which} have no stamp, so nothing is claimed about when they happened.",
        };
    }

    private static string Ambiguous(int calls) =>
        $"Outbound calls in the time of several inbound calls at once, without a trace id: {calls}; they are attributed to none.";
}
