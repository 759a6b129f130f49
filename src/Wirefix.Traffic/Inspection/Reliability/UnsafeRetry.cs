namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>
/// Requests that must not be made twice (POST, PATCH) and were, after a failure that leaves open whether the first one took
/// effect, without a key by which the receiver could know them again.
/// </summary>
public sealed record UnsafeRetry : Finding
{
    /// <inheritdoc/>
    public override FindingRole Role => FindingRole.Cause;

    /// <inheritdoc/>
    public override string ScoreMeaning =>
        "how sure it is that failing calls are repeated and others are not: 1 − p of Fisher's exact test, or the lower end of the 95 % interval of the share of failures repeated";

    /// <inheritdoc/>
    public override string RefutedBy => "the receiver knows the second request as the first one again, and it takes effect once.";

    /// <summary>How many calls were such repetitions.</summary>
    public required int Retries { get; init; }

    /// <summary>How many of them were answered without an error, so that the request may have taken effect twice.</summary>
    public required int Answered { get; init; }

    /// <summary>How many calls failed in a way that leaves open whether they took effect.</summary>
    public required int Failures { get; init; }

    /// <summary>How many calls the endpoint had.</summary>
    public required int Calls { get; init; }

    /// <summary>The header in which each attempt sent another key; null where none was sent.</summary>
    public string? ChangingKey { get; init; }
}
