namespace Wirefix.Traffic.Inspection.Load;

/// <summary>
/// Calls of one endpoint that come all at once: at least 20 began within 50 ms, or were in flight together, and that
/// is at least five times what the same calls would give if they were spread evenly over the capture. The exchanges
/// and the window are those of the densest second. The score is the share of the endpoint's calls in it.
/// </summary>
public sealed record Burst : Finding
{
    /// <inheritdoc/>
    public override FindingRole Role => FindingRole.Circumstance;

    /// <inheritdoc/>
    public override string ScoreMeaning => "the share of the endpoint's calls that fall into the densest second";

    /// <inheritdoc/>
    public override string RefutedBy => "the upstream takes as many calls at once without slowing down or refusing any.";

    /// <summary>How many calls began within the densest second.</summary>
    public required int Calls { get; init; }

    /// <summary>The largest number of calls that began within any 50 ms.</summary>
    public required int LargestIn50Ms { get; init; }

    /// <summary>The largest number of calls that began within any second.</summary>
    public required int LargestIn1S { get; init; }

    /// <summary>The largest number of calls open at one moment; null where the ends are not known.</summary>
    public int? PeakInFlight { get; init; }
}
