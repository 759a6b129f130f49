using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>How well a split tells failing calls from passing ones.</summary>
internal sealed record Separation
{
    public required Split Split { get; init; }

    public required int FailingWith { get; init; }

    public required int FailingWithout { get; init; }

    public required int PassingWith { get; init; }

    public required int PassingWithout { get; init; }

    /// <summary>Fisher's two-sided p-value, not corrected.</summary>
    public required double P { get; init; }

    /// <summary>The share that fails with the predicate less the share that fails without it.</summary>
    public double Increase => ShareDifference.Of(FailingWith, FailingWith + PassingWith, FailingWithout, FailingWithout + PassingWithout);

    /// <summary>The lower end of its 95 % interval.</summary>
    public double IncreaseLowerBound =>
        ShareDifference.LowerBound(FailingWith, FailingWith + PassingWith, FailingWithout, FailingWithout + PassingWithout);

    /// <summary>
    /// The harmonic mean of the increase and the share of failing calls covered, the latter on a logarithmic scale, so that one of several
    /// causes still counts (Liblit et al. 2005, 3.3); times the strength of the predicate.
    /// </summary>
    public double Importance
    {
        get
        {
            var covered = Math.Log(FailingWith + 1) / Math.Log(FailingWith + FailingWithout + 1);
            return Increase <= 0 ? 0 : Predicates.Strength(Split.Predicates[0]) * 2 / ((1 / Increase) + (1 / covered));
        }
    }

    /// <summary>Measures a split over some of the calls, from the side where more of them fail; null where it parts nothing.</summary>
    public static Separation? Of(Split split, RowSet failing, RowSet passing, ExactSplits chance, int failures, int passes)
    {
        var failed = split.Rows.CountIn(failing);
        var passed = split.Rows.CountIn(passing);
        if (failed + passed == 0 || failed + passed == failures + passes)
            return null;
        var p = chance.TwoSided(failed, failed + passed);
        var direct = (double)failed * passes >= (double)passed * failures;
        return new Separation
        {
            Split = direct ? split : split.Contrary(),
            FailingWith = direct ? failed : failures - failed,
            FailingWithout = direct ? failures - failed : failed,
            PassingWith = direct ? passed : passes - passed,
            PassingWithout = direct ? passes - passed : passed,
            P = p,
        };
    }
}
