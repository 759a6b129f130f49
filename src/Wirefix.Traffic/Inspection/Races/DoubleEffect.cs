namespace Wirefix.Traffic.Inspection.Races;

/// <summary>
/// One intent that took effect twice: requests with one idempotency key, of one message, or the same request sent again, that created two
/// things.
/// </summary>
public sealed record DoubleEffect : Finding
{
    /// <inheritdoc/>
    public override FindingRole Role => FindingRole.Cause;

    /// <inheritdoc/>
    public override string ScoreMeaning =>
        "how sure it is that both requests were one intent: 0.95 by an idempotency key, 0.85 by the id of the message that they come of (0.75 where "
        + "what was created has no id but a number), 0.85 by trace and equal bodies, 0.6 by equal bodies that no other call had";

    /// <inheritdoc/>
    public override string RefutedBy => "the caller meant to have it twice, or the second answer names the same thing under another id.";

    /// <summary>The idempotency key, or the id of the message that the requests come of; null where they had none.</summary>
    public string? Key { get; init; }

    /// <summary>What the first request created.</summary>
    public required string First { get; init; }

    /// <summary>What the second request created.</summary>
    public required string Second { get; init; }

    /// <summary>How many intents took effect more than once.</summary>
    public required int Cases { get; init; }
}
