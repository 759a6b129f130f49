namespace Wirefix.Traffic.Statistics;

/// <summary>Wilson's score interval for a share (E. B. Wilson, JASA 22, 1927).</summary>
public static class Wilson
{
    private const double Z95 = 1.959963984540054;

    /// <summary>
    /// The lower end of the 95 % interval: the share that is left when the sample's smallness is allowed for. 4 of 4
    /// gives 0.51, 400 of 400 gives 0.99; 0 where there are no trials.
    /// </summary>
    public static double LowerBound(int successes, int trials)
    {
        if (trials == 0)
            return 0;
        var share = (double)successes / trials;
        var z2 = Z95 * Z95;
        var centre = share + (z2 / (2 * trials));
        var margin = Z95 * Math.Sqrt(((share * (1 - share)) + (z2 / (4 * trials))) / trials);
        return Math.Max(0, (centre - margin) / (1 + (z2 / trials)));
    }

    /// <summary>The upper end of the 95 % interval: 0 of 40 gives 0.09; 1 where there are no trials.</summary>
    public static double UpperBound(int successes, int trials) => 1 - LowerBound(trials - successes, trials);
}
