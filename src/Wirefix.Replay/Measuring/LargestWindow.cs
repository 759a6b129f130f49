using Wirefix.Traffic.Statistics;

namespace Wirefix.Replay.Measuring;

/// <summary>The largest number of calls that arrived within any 50 ms.</summary>
/// <param name="Endpoint">The outbound calls that it counts.</param>
public sealed record LargestWindow(EndpointSelector Endpoint) : Metric(Endpoint)
{
    /// <summary>What the metric is called in a harness.</summary>
    public const string MetricName = "calls_in_50ms";

    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc/>
    public override string Name => MetricName;

    /// <inheritdoc/>
    public override string Unit => "calls";

    /// <inheritdoc/>
    public override MetricDirection Direction => MetricDirection.LowerIsBetter;

    /// <inheritdoc/>
    public override Reading Read(Run run) => Reading.Of(SlidingWindow.Largest(Counted(run).Select(arrival => arrival.Start.Ticks), Length.Ticks));
}
