using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>
/// Finds the predicates that explain failing calls, one after another: the best one first, then, without the calls that it is
/// true of, the next (iterative elimination, Liblit et al. 2005, 3.4).
/// </summary>
internal static class Explanations
{
    /// <summary>The accepted chance that anything at all is found where failing has nothing to do with the request.</summary>
    public const double Level = 0.02;

    private const int Most = 5;

    /// <summary>Fewer calls may share anything.</summary>
    private const int FewestFailing = 3;

    /// <summary>A split as good as the best one within this much of importance may say the same in better words.</summary>
    private const double AsGood = 0.05;

    private const int MostAlternatives = 8;

    // Telling predicates and the many others each have half of the accepted chance.
    private const int Halves = 2;

    /// <summary>The explanations, the most important first.</summary>
    public static IEnumerable<Explanation> Of(ImmutableArray<Split> splits, RowSet failing, RowSet passing)
    {
        for (var round = 0; round < Most; round++)
        {
            if (Best(splits, failing, passing) is not { } best)
                yield break;
            yield return best;
            failing = failing.Except(best.Best.Split.Rows);
            passing = passing.Except(best.Best.Split.Rows);
        }
    }

    private static Explanation? Best(ImmutableArray<Split> splits, RowSet failing, RowSet passing)
    {
        var (failures, passes) = (failing.CountIn(failing), passing.CountIn(passing));
        if (failures < FewestFailing || passes == 0)
            return null;
        var chance = new ExactSplits(failures, passes);
        var significant = splits
            .GroupBy(split => split.IsTelling)
            .SelectMany(tier => Significant([.. tier], failing, passing, chance, (failures, passes)))
            .OrderByDescending(found => found.Separation.Importance)
            .ThenBy(found => found.Separation.P)
            .ToArray();
        if (significant.Length == 0)
            return null;

        if (Mechanisms.Of(significant) is { } mechanism)
            return Of(mechanism, failing, []);
        var top = significant[0].Separation;
        var calls = failing.Or(passing);
        var alike = significant
            .Where(found => found.Separation.Importance >= top.Importance - AsGood && found.Separation.Split.IsNearly(top.Split, calls))
            .OrderBy(found => Predicates.Place(found.Separation.Split.Predicates[0]))
            .ThenByDescending(found => found.Separation.Importance)
            .ToArray();
        var chosen = alike[0];
        return Of(chosen, failing, Others(chosen.Separation.Split.Predicates[0], alike.SelectMany(found => found.Separation.Split.Predicates)));
    }

    private static Explanation Of((Separation Separation, double PValue) found, RowSet failing, IEnumerable<ContrastPredicate> others) =>
        new(found.Separation, failing.And(found.Separation.Split.Rows), found.PValue, [.. others.Take(MostAlternatives)]);

    // One predicate a name, and none about what the chosen one's value holds: it came or went with it.
    private static IEnumerable<ContrastPredicate> Others(ContrastPredicate chosen, IEnumerable<ContrastPredicate> alike) =>
        alike
            .DistinctBy(predicate => (predicate.Subject, predicate.Name))
            .Where(other => other.Subject != chosen.Subject || !PayloadPath.IsAtOrBelow(other.Name, chosen.Name));

    private static IEnumerable<(Separation Separation, double PValue)> Significant(
        ImmutableArray<Split> tier, RowSet failing, RowSet passing, ExactSplits chance, (int Failures, int Passes) totals)
    {
        var separations = tier
            .Select(split => Separation.Of(split, failing, passing, chance, totals.Failures, totals.Passes))
            .OfType<Separation>()
            .ToArray();
        var smallest = separations.Select(separation => chance.Smallest(separation.FailingWith + separation.PassingWith)).ToArray();
        var factor = Halves * TaroneCorrection.Factor(smallest, Level / Halves);
        return from separation in separations
               let corrected = Math.Min(1, separation.P * factor)
               where corrected <= Level && separation.FailingWith >= FewestFailing && separation.IncreaseLowerBound > 0
               select (separation, corrected);
    }
}
