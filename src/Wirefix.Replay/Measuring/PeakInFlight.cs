using Wirefix.Traffic.Statistics;

namespace Wirefix.Replay.Measuring;

/// <summary>The largest number of calls that were in flight at one moment, by the mock's own clock.</summary>
/// <param name="Endpoint">The outbound calls that it counts.</param>
public sealed record PeakInFlight(EndpointSelector Endpoint) : Metric(Endpoint)
{
    /// <summary>What the metric is called in a harness.</summary>
    public const string MetricName = "peak_in_flight";

    /// <inheritdoc/>
    public override string Name => MetricName;

    /// <inheritdoc/>
    public override string Unit => "calls";

    /// <inheritdoc/>
    public override MetricDirection Direction => MetricDirection.LowerIsBetter;

    /// <inheritdoc/>
    public override Reading Read(Run run) => Reading.Of(Concurrency.Peak(Counted(run).Select(arrival => (arrival.Start.Ticks, arrival.End.Ticks))));
}
