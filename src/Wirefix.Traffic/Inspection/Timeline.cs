using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection;

/// <summary>How the calls of a capture are spread over its time, in equal steps.</summary>
/// <param name="Start">When the first step begins.</param>
/// <param name="Step">How long a step is.</param>
/// <param name="Calls">How many calls have their stamp in each step.</param>
/// <param name="Failures">How many of those failed.</param>
public sealed record Timeline(DateTimeOffset Start, TimeSpan Step, ImmutableArray<int> Calls, ImmutableArray<int> Failures)
{
    /// <summary>How many steps a timeline has.</summary>
    public const int Steps = 60;

    /// <summary>The timeline of exchanges that have a stamp; null where fewer than two moments are known.</summary>
    public static Timeline? Of(IEnumerable<Exchange> exchanges)
    {
        var stamped = exchanges.Where(exchange => exchange.Timing != Timing.None).ToArray();
        if (stamped.Length < 2)
            return null;
        var first = stamped.Min(exchange => exchange.Start);
        var last = stamped.Max(exchange => exchange.Start);
        if (first == last)
            return null;

        // One tick more than the span, so that the last call falls into the last step and not behind it.
        var step = TimeSpan.FromTicks(((last - first).Ticks / Steps) + 1);
        var calls = new int[Steps];
        var failures = new int[Steps];
        foreach (var exchange in stamped)
        {
            var place = (int)((exchange.Start - first).Ticks / step.Ticks);
            calls[place]++;
            failures[place] += exchange.Response.Failed ? 1 : 0;
        }

        return new Timeline(first, step, [.. calls], [.. failures]);
    }

    /// <summary>The step that a moment falls into, the nearest one for a moment outside.</summary>
    public int StepOf(DateTimeOffset moment) => (int)Math.Clamp((moment - Start).Ticks / Step.Ticks, 0, Calls.Length - 1);
}
