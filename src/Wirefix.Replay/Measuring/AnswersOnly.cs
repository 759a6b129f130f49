namespace Wirefix.Replay.Measuring;

/// <summary>No number: a replay whose answers are looked at themselves.</summary>
public sealed record AnswersOnly() : Metric(EndpointSelector.All)
{
    /// <summary>What the metric is called in a harness.</summary>
    public const string MetricName = "answers";

    /// <inheritdoc/>
    public override string Name => MetricName;

    /// <inheritdoc/>
    public override string Unit => "requests";

    /// <inheritdoc/>
    public override MetricDirection Direction => MetricDirection.LowerIsBetter;

    /// <inheritdoc/>
    public override Reading Read(Run run) => Reading.Of(run.Replies.Length);
}
