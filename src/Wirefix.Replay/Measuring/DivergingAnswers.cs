using System.Collections.Immutable;

namespace Wirefix.Replay.Measuring;

/// <summary>
/// How many requests of the script the service answers otherwise than is expected of it, or without having passed on what it should have.
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
        .Concat(new AlteredValues(Script, Passages).Read(run).Faults)
        .DistinctBy(fault => fault.Request)
        .OrderBy(fault => fault.Request));

    private IEnumerable<Fault> Divergences(Run run) =>
        from reply in run.Replies.Select((reply, index) => (Reply: reply, Index: index))
        let why = Script[reply.Index].Expected?.Divergence(reply.Reply)
        where why is not null
        select new Fault(reply.Index, $"{reply.Reply.Method} {reply.Reply.PathAndQuery} {why}");
}
