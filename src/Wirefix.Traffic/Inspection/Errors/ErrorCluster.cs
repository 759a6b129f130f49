namespace Wirefix.Traffic.Inspection.Errors;

/// <summary>
/// Calls of one endpoint that failed with one status and bodies of one shape. The score is the lower end of the 95 % interval of the share
/// that failed so.
/// </summary>
public sealed record ErrorCluster : Finding
{
    /// <inheritdoc/>
    public override FindingRole Role => FindingRole.Symptom;

    /// <inheritdoc/>
    public override string ScoreMeaning => "the lower end of the 95 % interval of the share of calls that failed so";

    /// <inheritdoc/>
    public override string RefutedBy =>
        "the status is what the client asked for: it sent what the service must refuse, or asked for what is not there.";

    /// <summary>The status; 0 where no answer came.</summary>
    public required int Status { get; init; }

    /// <summary>How many calls failed with it.</summary>
    public required int Errors { get; init; }

    /// <summary>How many calls the endpoint had.</summary>
    public required int Calls { get; init; }

    /// <summary>
    /// What their bodies have in common: the paths of the values, and of problem details what they say without ids and numbers;
    /// null where there are too many shapes to tell apart.
    /// </summary>
    public string? Shape { get; init; }

    /// <summary>What the first body that says something says, as it stands there; null where none does.</summary>
    public string? Message { get; init; }

    /// <summary>When these failures began; null where they were there from the beginning, or come and go.</summary>
    public Onset? Onset { get; init; }

    /// <summary>The shortest wait that the answers asked for; null where none did.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
