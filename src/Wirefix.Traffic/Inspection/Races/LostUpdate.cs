using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection.Races;

/// <summary>
/// Two callers read one resource, and both wrote it on the ground of what they had read: the second write undid the first.
/// The values are those of the first such case.
/// </summary>
public sealed record LostUpdate : Finding
{
    /// <inheritdoc/>
    public override FindingRole Role => FindingRole.Cause;

    /// <inheritdoc/>
    public override string ScoreMeaning =>
        "how complete the proof is: 0.95 with a later read that misses an update, 0.85 where the second write leaves it out, 0.5 where it may have "
        + "been meant to win; 0.15 less where which read belongs to which write is told from times alone";

    /// <inheritdoc/>
    public override string RefutedBy => "the second writer knew of the first write, or both writes were one request sent twice.";

    /// <summary>The path of the resource.</summary>
    public required string Resource { get; init; }

    /// <summary>The field of the resource that both set, as a JSONPath.</summary>
    public required string Field { get; init; }

    /// <summary>What both had read there; of a list how many values, and in what follows also those that were added or taken out.</summary>
    public required string Base { get; init; }

    /// <summary>What the first wrote.</summary>
    public required string First { get; init; }

    /// <summary>What the second wrote.</summary>
    public required string Second { get; init; }

    /// <summary>What the next read showed; null where none followed before another write.</summary>
    public string? Later { get; init; }

    /// <summary>How often it happened at the endpoint.</summary>
    public required int Cases { get; init; }

    /// <summary>The resources that it happened to, at most ten.</summary>
    public required ImmutableArray<string> Resources { get; init; }
}
