using System.Collections.Immutable;

namespace Wirefix.Replay.Measuring;

/// <summary>How many requests of the script the service answers otherwise than is expected of it.</summary>
/// <param name="Script">The script; the requests that say what is expected are looked at.</param>
public sealed record DivergingAnswers(ImmutableArray<ScriptedRequest> Script) : Metric(EndpointSelector.All)
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
    public override Reading Read(Run run) => Reading.Of(
        from reply in run.Replies.Select((reply, index) => (Reply: reply, Index: index))
        let why = Script[reply.Index].Expected?.Divergence(reply.Reply)
        where why is not null
        select new Fault(reply.Index, $"{reply.Reply.Method} {reply.Reply.PathAndQuery} {why}"));
}
