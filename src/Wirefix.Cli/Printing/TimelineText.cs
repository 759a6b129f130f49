using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Cli.Printing;

/// <summary>A timeline in three kinds of rows: calls, failures, and where each of the first findings lies.</summary>
internal static class TimelineText
{
    private const string Heights = " ▁▂▃▄▅▆▇█";

    /// <summary>Adds the rows; the findings are numbered as they are printed.</summary>
    public static void Write(TextDocument document, Timeline timeline, IReadOnlyList<Finding> findings, CaptureTime time)
    {
        var most = timeline.Calls.Max();
        var end = timeline.Start + (timeline.Step * timeline.Calls.Length);
        document.Line($"{time.Span(timeline.Start, end)}, {Step(timeline.Step)} a step, at most {Quantity.Of(most, "call")} in one");
        document.Line($"  calls    {Row(timeline.Calls, most)}");
        if (timeline.Failures.Any(failures => failures > 0))
            document.Line($"  failures {Row(timeline.Failures, most)}");
        foreach (var (finding, number) in findings.Select((finding, index) => (finding, index + 1)))
        {
            if (finding.Window != TimeRange.Unknown)
                document.Line($"  {number,8} {Bar(timeline.StepOf(finding.Window.Start), timeline.StepOf(finding.Window.End))}");
        }

        document.Line();
    }

    private static string Step(TimeSpan step) => step switch
    {
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{step.TotalMilliseconds:0.#} ms"),
        { TotalMinutes: < 10 } => string.Create(CultureInfo.InvariantCulture, $"{step.TotalSeconds:0.#} s"),
        _ => CaptureTime.Length(step),
    };

    // Rounded up, so that a single call among thousands still shows.
    private static string Row(ImmutableArray<int> counts, int most) =>
        string.Concat(counts.Select(count => Heights[((count * (Heights.Length - 1)) + most - 1) / most]));

    private static string Bar(int first, int last) =>
        new string(' ', first) + (first == last ? "│" : $"├{new string('─', last - first - 1)}┤");
}
