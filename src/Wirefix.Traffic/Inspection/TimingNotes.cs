using System.Collections.Immutable;
using Wirefix.Traffic.Surveying;

namespace Wirefix.Traffic.Inspection;

/// <summary>Says what the recorded times cannot carry.</summary>
internal static class TimingNotes
{
    /// <summary>One sentence for each direction and kind of timing that carries less than a span does, and for each pair of clocks that do not agree.</summary>
    public static ImmutableArray<string> Of(SurveyFigures figures, Attribution attribution, Clocks clocks)
    {
        var timings = figures.Timings().ToArray();
        var all = timings.ToLookup(timing => timing.Direction, timing => timing.Calls);
        var notes = from timing in timings
                    where timing.Timing != Timing.Span
                    select Note(timing.Direction, timing.Timing, timing.Calls, all[timing.Direction].Sum());
        return
        [
            .. notes,
            .. attribution.Ambiguous == 0 ? [] : new[] { Ambiguous(attribution.Ambiguous) },
            .. clocks.Skews.Select(skew => skew.ToString()),
        ];
    }

    private static string Note(Direction direction, Timing timing, int calls, int all)
    {
        var has = calls == 1 ? "has" : "have";
        var which = $"{calls} of {Quantity.Of(all, direction == Direction.Inbound ? "inbound call" : "outbound call")} {has}";
        return timing switch
        {
            Timing.EndOnly => $"{which} one stamp, the response's end (the recorded lengths are the recorder's 1 ms), "
                + "so no latency, concurrency or burst is claimed for their endpoints.",
            Timing.StartOnly => $"{which} one stamp, the request's beginning, "
                + "so no latency or concurrency is claimed for their endpoints.",
            _ => $"{which} no stamp, so nothing is claimed about when they happened.",
        };
    }

    private static string Ambiguous(int calls) =>
        $"Outbound calls in the time of several inbound calls at once, without a trace id: {calls}; they are attributed to none.";
}
