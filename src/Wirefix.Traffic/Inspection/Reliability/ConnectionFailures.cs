namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>Calls of one endpoint that failed on the way to the server, or on the way back, and not in it.</summary>
public sealed record ConnectionFailures : Finding
{
    /// <inheritdoc/>
    public override FindingRole Role => FindingRole.Cause;

    /// <inheritdoc/>
    public override string ScoreMeaning =>
        "the lower end of the 95 % interval of the share of the endpoint's failures, refusals (4xx) aside, that are of this kind";

    /// <inheritdoc/>
    public override string RefutedBy => "the server received these requests and answered them.";

    /// <summary>How the connections failed.</summary>
    public required ConnectionFault Fault { get; init; }

    /// <summary>How many calls failed so.</summary>
    public required int Count { get; init; }

    /// <summary>How many calls the endpoint had.</summary>
    public required int Calls { get; init; }

    /// <summary>Why, as the recorder says it; null where it says nothing.</summary>
    public string? Reason { get; init; }

    /// <summary>How long such a call took (the median); null unless every one has its true start and end.</summary>
    public TimeSpan? Length { get; init; }
}
