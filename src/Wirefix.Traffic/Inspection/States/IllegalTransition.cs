using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection.States;

/// <summary>
/// A resource that went where no other goes: out of a state that others never leave, back along a way that leads one way only, past what lies
/// between, or back by a write that is older than what it had taken already.
/// </summary>
public sealed record IllegalTransition : Finding
{
    /// <inheritdoc/>
    public override FindingRole Role => FindingRole.Cause;

    /// <inheritdoc/>
    public override string ScoreMeaning => "the lower end of the 95 % interval of the share of stays in the state that did not end so, or of refusals of "
        + "the call that leads there from other states, or of writes that came in the order that they carry";

    /// <inheritdoc/>
    public override string RefutedBy => "the way is meant to be there, and is only seldom taken.";

    /// <summary>Where the state stands, as a JSONPath.</summary>
    public required string Field { get; init; }

    /// <summary>The state that was left.</summary>
    public required string From { get; init; }

    /// <summary>The state that was reached.</summary>
    public required string To { get; init; }

    /// <summary>Whether other resources never leave the state.</summary>
    public required bool IsTerminal { get; init; }

    /// <summary>What was asked for as it happened; null where a read showed it.</summary>
    public string? Operation { get; init; }

    /// <summary>How often it happened.</summary>
    public required int Count { get; init; }

    /// <summary>How often resources were in the state, or left it where others do.</summary>
    public required int Stays { get; init; }

    /// <summary>The resources that it happened to.</summary>
    public required ImmutableArray<string> Resources { get; init; }
}
