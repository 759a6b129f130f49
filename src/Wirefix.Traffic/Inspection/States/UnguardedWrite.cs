using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection.States;

/// <summary>
/// A write that was accepted although its resource was in a state in which the same write is refused for others, or in which every other
/// write is.
/// </summary>
public sealed record UnguardedWrite : Finding
{
    /// <inheritdoc/>
    public override FindingRole Role => FindingRole.Cause;

    /// <inheritdoc/>
    public override string ScoreMeaning =>
        "1 − the chance (Fisher's exact test) that the state has nothing to do with refusals, "
        + "times the share of such writes in the state that were refused; less where another way, or another end, shows what is refused";

    /// <inheritdoc/>
    public override string RefutedBy => "the state had changed unseen before the write, or the refusals had another reason.";

    /// <summary>What was asked for.</summary>
    public required string Operation { get; init; }

    /// <summary>Where the state stands, as a JSONPath.</summary>
    public required string Field { get; init; }

    /// <summary>The state that the resources were in.</summary>
    public required string State { get; init; }

    /// <summary>The status of the refusals.</summary>
    public required int RefusedWith { get; init; }

    /// <summary>The resources whose write was accepted.</summary>
    public required ImmutableArray<string> Accepted { get; init; }

    /// <summary>The resources whose write was refused.</summary>
    public required ImmutableArray<string> Refused { get; init; }
}
