using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>The best separation of some failing calls, with its chance after correction and with what separates nearly as well.</summary>
/// <param name="Best">The separation.</param>
/// <param name="Failing">The failing calls that it explains, without those that a better one explained before.</param>
/// <param name="PValue">Its p-value, corrected for all splits that were tried.</param>
/// <param name="Alternatives">What else is true of nearly the same calls.</param>
internal sealed record Explanation(Separation Best, RowSet Failing, double PValue, ImmutableArray<ContrastPredicate> Alternatives)
{
    /// <summary>What the best one says.</summary>
    public ContrastPredicate Predicate => Best.Split.Predicates[0];
}
