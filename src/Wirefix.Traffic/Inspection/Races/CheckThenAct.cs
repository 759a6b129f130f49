namespace Wirefix.Traffic.Inspection.Races;

/// <summary>
/// Two callers asked whether something was there, both were told it was not, and both created it; or both read that there was enough of something, and
/// both drew on it until it was below zero.
/// </summary>
public sealed record CheckThenAct : Finding
{
    /// <inheritdoc/>
    public override FindingRole Role => FindingRole.Cause;

    /// <inheritdoc/>
    public override string ScoreMeaning =>
        "how complete the proof is: 0.95 where both creations have their own id, 0.85 where the answers name none, or where what both drew on fell below "
        + "zero; 0.15 less where which check belongs to which creation is told from times alone";

    /// <inheritdoc/>
    public override string RefutedBy => "the service allows several with the same key, or an amount below zero.";

    /// <summary>What both asked for: path and query of the check.</summary>
    public required string Check { get; init; }

    /// <summary>The value that the check and both creations name; of what fell below zero, where it stands.</summary>
    public required string Key { get; init; }

    /// <summary>How many keys were created twice, or amounts overdrawn.</summary>
    public required int Cases { get; init; }
}
