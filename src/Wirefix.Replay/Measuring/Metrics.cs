using System.Collections.Immutable;

namespace Wirefix.Replay.Measuring;

/// <summary>The metrics that a harness can name.</summary>
public static class Metrics
{
    /// <summary>The names, in alphabetical order.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        AlteredValues.MetricName, AnswersOnly.MetricName, LargestWindow.MetricName, DivergingAnswers.MetricName, LostUpdates.MetricName, PeakInFlight.MetricName,
    ];

    /// <summary>The metric that a harness measures.</summary>
    /// <exception cref="ArgumentException">There is no such metric; the message lists those that there are.</exception>
    public static Metric Of(Harness harness) => harness.Metric switch
    {
        PeakInFlight.MetricName => new PeakInFlight(EndpointSelector.Parse(harness.Endpoint)),
        LargestWindow.MetricName => new LargestWindow(EndpointSelector.Parse(harness.Endpoint)),
        AnswersOnly.MetricName => new AnswersOnly(),
        LostUpdates.MetricName => new LostUpdates(EndpointSelector.Parse(harness.Endpoint)),
        DivergingAnswers.MetricName => new DivergingAnswers(harness.Script, harness.Passages),
        AlteredValues.MetricName => new AlteredValues(harness.Script, harness.Passages),
        _ => throw new ArgumentException($"Expected one of the metrics {string.Join(", ", Names)}, found '{harness.Metric}'.", nameof(harness)),
    };
}
