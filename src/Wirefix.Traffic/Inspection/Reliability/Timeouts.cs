namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>Calls of one endpoint that ended without a result after the same length of time: somebody's limit.</summary>
public sealed record Timeouts : Finding
{
    /// <summary>A cause, or a link of the chain where the calls waited for an upstream that was given up itself.</summary>
    public override FindingRole Role => FollowsFromUpstream ? FindingRole.Chain : FindingRole.Cause;

    /// <inheritdoc/>
    public override string ScoreMeaning => "1 − the chance that as many unrelated lengths would agree so closely";

    /// <inheritdoc/>
    public override string RefutedBy => "the calls end at another length while the limit stays, or at this one after it was changed.";

    /// <summary>The status of the calls: 0, 408, 499, an error of a server, or one of success where the body breaks off.</summary>
    public required int Status { get; init; }

    /// <summary>After how long they ended (the median).</summary>
    public required TimeSpan Limit { get; init; }

    /// <summary>How many calls ended so.</summary>
    public required int Count { get; init; }

    /// <summary>How many calls the endpoint had.</summary>
    public required int Calls { get; init; }

    /// <summary>Who ended the wait.</summary>
    public required GivenUpBy GivenUpBy { get; init; }

    /// <summary>How long the slowest call took that was answered; null where none was.</summary>
    public TimeSpan? SlowestAnswered { get; init; }

    /// <summary>Why no answer came, as the recorder says it; null where it says nothing.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether each of the calls led to one that got no answer either, or an unfinished one.</summary>
    public bool FollowsFromUpstream { get; init; }
}
