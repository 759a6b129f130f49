namespace Wirefix.Traffic.Inspection.Load;

/// <summary>
/// Requests that were made again at least three times after failures, without waiting longer from one attempt to the next, so
/// that the retries add to the load of what already fails.
/// </summary>
public sealed record RetryStorm : Finding
{
    /// <inheritdoc/>
    public override FindingRole Role => FindingRole.Cause;

    /// <inheritdoc/>
    public override string ScoreMeaning =>
        "how sure it is that failing calls are repeated and others are not: 1 − p of Fisher's exact test, or the lower end of the 95 % interval of the share of failures repeated";

    /// <inheritdoc/>
    public override string RefutedBy =>
        "the waits between the attempts grow, or the attempts come from callers that know nothing of each other.";

    /// <summary>How many requests were tried so often.</summary>
    public required int Requests { get; init; }

    /// <summary>How many calls were retries of them.</summary>
    public required int Retries { get; init; }

    /// <summary>The most attempts that one request took, the first included.</summary>
    public required int MostAttempts { get; init; }

    /// <summary>How many calls the endpoint had.</summary>
    public required int Calls { get; init; }

    /// <summary>The median time from an attempt to the next one.</summary>
    public required TimeSpan Gap { get; init; }

    /// <summary>The share of the endpoint's calls that are such retries, from 0 to 1.</summary>
    public double Share => (double)Retries / Calls;
}
