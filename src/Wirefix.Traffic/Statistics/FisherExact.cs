namespace Wirefix.Traffic.Statistics;

/// <summary>Fisher's exact test: are two shares different, or is it chance? Right for any sample size.</summary>
public static class FisherExact
{
    /// <summary>
    /// The two-sided p-value for <paramref name="hitsA"/> of <paramref name="totalA"/> against
    /// <paramref name="hitsB"/> of <paramref name="totalB"/>: the probability, with all margins fixed, of a table that is
    /// no more likely than this one.
    /// </summary>
    public static double TwoSided(int hitsA, int totalA, int hitsB, int totalB) =>
        new ExactSplits(totalA, totalB).TwoSided(hitsA, hitsA + hitsB);

    /// <summary>The one-sided p-value: the probability, with all margins fixed, that the first has at least as many hits.</summary>
    public static double OneSided(int hitsA, int totalA, int hitsB, int totalB) =>
        new ExactSplits(totalA, totalB).AtLeast(hitsA, hitsA + hitsB);
}
