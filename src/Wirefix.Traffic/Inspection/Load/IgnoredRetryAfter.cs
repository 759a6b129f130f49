namespace Wirefix.Traffic.Inspection.Load;

/// <summary>Refusals that asked to wait (Retry-After), after which the same caller called the endpoint again before that time.</summary>
public sealed record IgnoredRetryAfter : Finding
{
    /// <inheritdoc/>
    public override FindingRole Role => FindingRole.Cause;

    /// <inheritdoc/>
    public override string ScoreMeaning => "the lower end of the 95 % interval of the share of asked waits that were cut short";

    /// <inheritdoc/>
    public override string RefutedBy => "the next calls come from another caller, whom the refusal did not concern.";

    /// <summary>After how many refusals the next call came too early.</summary>
    public required int Ignored { get; init; }

    /// <summary>After how many the wait was kept.</summary>
    public required int Honoured { get; init; }

    /// <summary>How long a refusal asked to wait (the median over those that were ignored).</summary>
    public required TimeSpan Asked { get; init; }

    /// <summary>How long the caller did wait (the median over those that were ignored).</summary>
    public required TimeSpan Waited { get; init; }
}
