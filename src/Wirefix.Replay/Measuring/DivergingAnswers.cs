using System.Collections.Immutable;
using Wirefix.Traffic;

namespace Wirefix.Replay.Measuring;

/// <summary>
/// How many requests of the script the service answers otherwise than is expected of it, without having passed on what it should have, or with a
/// refusal that comes after it has done what it refuses.
/// </summary>
/// <param name="Script">The script; the requests that say what is expected are looked at.</param>
/// <param name="Passages">What should come out where.</param>
public sealed record DivergingAnswers(ImmutableArray<ScriptedRequest> Script, ImmutableArray<Passage> Passages) : Metric(EndpointSelector.All)
{
    /// <summary>What the metric is called in a harness.</summary>
    public const string MetricName = "diverging_answers";

    /// <inheritdoc/>
    public override string Name => MetricName;

    /// <inheritdoc/>
    public override string Unit => "answers";

    /// <inheritdoc/>
    public override MetricDirection Direction => MetricDirection.LowerIsBetter;

    /// <inheritdoc/>
    public override Reading Read(Run run) => Reading.Of(Divergences(run)
        .Concat(RefusedTooLate(run))
        .Concat(new AlteredValues(Script, Passages).Read(run).Faults)
        .DistinctBy(fault => fault.Request)
        .OrderBy(fault => fault.Request));

    private IEnumerable<Fault> Divergences(Run run)
    {
        var calls = run.Arrivals.Where(call => call.Request is not null).ToLookup(call => call.Request!.Value);
        return
            from reply in run.Replies.Select((reply, index) => (Reply: reply, Index: index))
            let why = Script[reply.Index].Expected?.Divergence(reply.Reply, [.. calls[reply.Index]])
            where why is not null
            select new Fault(reply.Index, $"{reply.Reply.Method} {reply.Reply.PathAndQuery} {why}");
    }

    // What those that were refused when it was recorded change elsewhere all the same, as a log of refusals, is no part of what they asked for.
    private IEnumerable<Fault> RefusedTooLate(Run run)
    {
        var changing = run.Arrivals.Where(call => call.Request < Script.Length && UnsafeMethod.Is(call.Method)).ToLookup(call => call.Request!.Value);
        var allowed = changing.Where(calls => Script[calls.Key].RecordedStatus is >= 400 and < 500).SelectMany(calls => calls).Select(WhomOf).ToHashSet();
        return
            from calls in changing
            where Script[calls.Key].Expected is { } expected && expected.Statuses.All(status => status is >= 400 and < 500)
            let call = calls.FirstOrDefault(call => !allowed.Contains(WhomOf(call)))
            where call is not null
            select new Fault(calls.Key, $"{Script[calls.Key].Method} {Script[calls.Key].PathAndQuery} is to be refused and led to {call.Method} {call.Host}{call.PathAndQuery}");
    }

    private static (string Method, string Host) WhomOf(Arrival call) => (call.Method, call.Host);
}
