using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>
/// What sets the calls of an endpoint that failed with one status apart from those that passed: a predicate that is true of the
/// failing ones and false of the passing ones. Found as in statistical debugging (Liblit, Naik, Zheng, Aiken, Jordan: Scalable
/// Statistical Bug Isolation, PLDI 2005): the increase is the share of calls that fail where the predicate is true, less that
/// where it is false; the importance is the harmonic mean of the increase and of how many of the failing calls it
/// covers, on a logarithmic scale; the calls that one predicate explains are set aside before the next is looked for. The p-value
/// is Fisher's, corrected for the number of different splits that were tried (Tarone 1990).
/// </summary>
public sealed record Contrast : Finding
{
    /// <inheritdoc/>
    public override FindingRole Role => Predicate.Subject switch
    {
        ContrastSubject.Effect => FindingRole.Chain,
        ContrastSubject.Time => FindingRole.Circumstance,
        _ => FindingRole.Cause,
    };

    /// <inheritdoc/>
    public override string ScoreMeaning =>
        "the predicate's importance (increase of failing and share of the failing calls covered), lessened by the corrected chance of "
        + "such a split, by the weakness of what only goes along with a failure, and where the answer may be a rightful refusal, or tells of an "
        + "upstream's failure";

    /// <inheritdoc/>
    public override string RefutedBy =>
        "a call of which the predicate is true passes, all else being equal, or the status is the right answer to it.";

    /// <summary>What is true of the failing calls.</summary>
    public required ContrastPredicate Predicate { get; init; }

    /// <summary>The status of the failing calls; 0 where no answer came, below 400 where the answer's body says that it failed.</summary>
    public required int Status { get; init; }

    /// <summary>
    /// How many failing calls the predicate is true of; calls that a more important contrast explains are not counted, here and below.
    /// </summary>
    public required int FailingWith { get; init; }

    /// <summary>How many failing calls it is false of.</summary>
    public required int FailingWithout { get; init; }

    /// <summary>How many passing calls it is true of.</summary>
    public required int PassingWith { get; init; }

    /// <summary>How many passing calls it is false of.</summary>
    public required int PassingWithout { get; init; }

    /// <summary>The share that fails with it less the share that fails without it.</summary>
    public required double Increase { get; init; }

    /// <summary>The lower end of the 95 % interval of the increase (Newcombe 1998).</summary>
    public required double IncreaseLowerBound { get; init; }

    /// <summary>The chance of a split as clear as this among all that were tried, were failing independent of the request.</summary>
    public required double PValue { get; init; }

    /// <summary>A failing exchange that shows it.</summary>
    public required string FailingExample { get; init; }

    /// <summary>The passing exchange that is most like it; null where the predicate is true of every passing one looked at.</summary>
    public string? PassingExample { get; init; }

    /// <summary>Other predicates that part the same calls, or nearly so.</summary>
    public ImmutableArray<ContrastPredicate> Alternatives { get; init; } = [];
}
