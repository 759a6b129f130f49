namespace Wirefix.Replay.Measuring;

/// <summary>How many accepted writes undid one that their caller had not seen: it had read an older version of the resource.</summary>
/// <param name="Endpoint">The reads whose answers are held until all that may come at once have come.</param>
public sealed record LostUpdates(EndpointSelector Endpoint) : Metric(Endpoint)
{
    /// <summary>What the metric is called in a harness.</summary>
    public const string MetricName = "lost_updates";

    /// <inheritdoc/>
    public override string Name => MetricName;

    /// <inheritdoc/>
    public override string Unit => "updates";

    /// <inheritdoc/>
    public override MetricDirection Direction => MetricDirection.LowerIsBetter;

    /// <inheritdoc/>
    public override Reading Read(Run run) => Reading.Of(
        from write in run.Writes
        where write.Undone > 0
        select new Fault(write.Request ?? -1, $"PUT {write.Resource} wrote over {write.Undone} version(s) that its caller had not read"));
}
