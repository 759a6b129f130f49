namespace Wirefix.Traffic.Statistics;

/// <summary>
/// Bonferroni's correction for many exact tests, with those left out that could not become significant whatever their outcome
/// (R. E. Tarone, Biometrics 46, 1990). It holds the chance of any false finding at the level, and costs little where most
/// tests have too small a margin to say anything.
/// </summary>
public static class TaroneCorrection
{
    /// <summary>
    /// What to multiply each p-value with: the smallest k for which at most k tests can reach level / k.
    /// </summary>
    /// <param name="smallestP">For each test the smallest p-value that its margins allow.</param>
    /// <param name="level">The accepted chance of any false finding.</param>
    public static int Factor(IReadOnlyCollection<double> smallestP, double level)
    {
        var sorted = smallestP.Order().ToArray();
        var factor = 1;
        while (factor < sorted.Length && CountUpTo(sorted, level / factor) > factor)
            factor++;
        return factor;
    }

    private static int CountUpTo(double[] sorted, double limit)
    {
        var place = Array.BinarySearch(sorted, limit);
        if (place < 0)
            return ~place;
        while (place < sorted.Length && sorted[place] <= limit)
            place++;
        return place;
    }
}
