using System.Collections.Immutable;

namespace Wirefix.Replay;

/// <summary>The metrics that a harness can name.</summary>
public static class Metrics
{
    /// <summary>The names, in alphabetical order.</summary>
    public static ImmutableArray<string> Names { get; } = [LargestWindow.MetricName, PeakInFlight.MetricName];

    /// <summary>The metric of this name over these calls.</summary>
    /// <exception cref="ArgumentException">There is no such metric; the message lists those that there are.</exception>
    public static Metric ByName(string name, EndpointSelector endpoint) => name switch
    {
        PeakInFlight.MetricName => new PeakInFlight(endpoint),
        LargestWindow.MetricName => new LargestWindow(endpoint),
        _ => throw new ArgumentException($"Expected one of the metrics {string.Join(", ", Names)}, found '{name}'.", nameof(name)),
    };

    /// <summary>The metric that a harness measures.</summary>
    public static Metric Of(Harness harness) => ByName(harness.Metric, EndpointSelector.Parse(harness.Endpoint));
}
