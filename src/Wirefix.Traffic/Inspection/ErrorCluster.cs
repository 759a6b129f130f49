namespace Wirefix.Traffic.Inspection;

/// <summary>
/// Calls of one endpoint that failed with one status. The score is the lower end of the 95 % interval of the share
/// that failed so.
/// </summary>
public sealed record ErrorCluster : Finding
{
    /// <summary>The status; 0 where no answer came.</summary>
    public required int Status { get; init; }

    /// <summary>How many calls failed with it.</summary>
    public required int Errors { get; init; }

    /// <summary>How many calls the endpoint had.</summary>
    public required int Calls { get; init; }

    /// <summary>The shortest wait that the answers asked for; null where none did.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
