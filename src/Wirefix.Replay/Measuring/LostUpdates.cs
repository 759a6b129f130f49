namespace Wirefix.Replay.Measuring;

/// <summary>
/// How many accepted writes undid one that their caller had not seen, as it had read an older version of the resource; and how many were refused
/// while the service told its own caller that they were not.
/// </summary>
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
        var untold = Untold(run).ToArray();
        return new Reading(lossy.Length + untold.Length, [.. lossy.SelectMany(Faults).Concat(untold).DistinctBy(fault => fault.Request)]);
    }

    private static IEnumerable<Fault> Untold(Run run) =>
        from write in run.Writes.Where(write => write.Request < run.Replies.Length).GroupBy(write => (Request: write.Request!.Value, write.Resource))
        let reply = run.Replies[write.Key.Request]
        where write.Last().Refused && reply.Status is >= 200 and < 300
        select new Fault(write.Key.Request, $"{reply.Method} {reply.PathAndQuery} was answered {reply.Status}, though PUT {write.Key.Resource} was refused");

    // Both are of the race: which of them comes last is chance.
    private static IEnumerable<Fault> Faults(StoreWrite write) =>
        from request in write.Undone.Prepend(write.Request)
        where request is not null
        select new Fault(request.Value, request == write.Request
            ? $"PUT {write.Resource} wrote over what its caller had not read"
            : $"PUT {write.Resource} was written over by one who had not read it");
}
