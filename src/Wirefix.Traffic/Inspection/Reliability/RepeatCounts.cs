using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>How often calls were made again, told apart by whether they had failed.</summary>
internal readonly record struct RepeatCounts(int Failed, int FailedAndRepeated, int Passed, int PassedAndRepeated)
{
    // The usual level of significance: above it, the difference is taken for chance.
    private const double MostChance = 0.05;

    /// <summary>These and one call more.</summary>
    public RepeatCounts With(bool failed, bool repeated) => failed
        ? this with { Failed = Failed + 1, FailedAndRepeated = FailedAndRepeated + (repeated ? 1 : 0) }
        : this with { Passed = Passed + 1, PassedAndRepeated = PassedAndRepeated + (repeated ? 1 : 0) };

    /// <summary>
    /// How sure it is that calls are made again because they failed: 1 − p of Fisher's exact test of repeated against not
    /// repeated calls, or the lower end of the 95 % interval of the share of failures that were repeated where that is more and
    /// no other call was repeated. 0 where calls that passed are repeated about as often.
    /// </summary>
    public double Certainty
    {
        get
        {
            if ((long)FailedAndRepeated * Passed <= (long)PassedAndRepeated * Failed && Passed > 0)
                return 0;
            var p = FisherExact.TwoSided(FailedAndRepeated, Failed, PassedAndRepeated, Passed);
            if (PassedAndRepeated == 0)
                return Math.Max(1 - p, Wilson.LowerBound(FailedAndRepeated, Failed));
            return p > MostChance ? 0 : 1 - p;
        }
    }
}
