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
    public override Reading Read(Run run)
    {
        var lossy = run.Writes.Where(write => !write.Undone.IsEmpty).ToArray();
        return new Reading(lossy.Length, [.. lossy.SelectMany(Faults).DistinctBy(fault => fault.Request)]);
    }

    // Both are of the race: which of them comes last is chance.
    private static IEnumerable<Fault> Faults(StoreWrite write) =>
        from request in write.Undone.Prepend(write.Request)
        where request is not null
        select new Fault(request.Value, request == write.Request
            ? $"PUT {write.Resource} wrote over what its caller had not read"
            : $"PUT {write.Resource} was written over by one who had not read it");
}
