namespace Wirefix.Traffic.Statistics;

/// <summary>Fisher's exact test: are two shares different, or is it chance? Right for any sample size.</summary>
public static class FisherExact
{
    // Tables that are equally likely must count as such in spite of rounding.
    private const double Tolerance = 1e-7;

    /// <summary>
    /// The two-sided p-value for <paramref name="hitsA"/> of <paramref name="totalA"/> against
    /// <paramref name="hitsB"/> of <paramref name="totalB"/>: the probability, with all margins fixed, of a table that is
    /// no more likely than this one.
    /// </summary>
    public static double TwoSided(int hitsA, int totalA, int hitsB, int totalB)
    {
        var hits = hitsA + hitsB;
        var fewest = Math.Max(0, hits - totalB);
        var most = Math.Min(hits, totalA);
        var logFactorials = LogFactorials(totalA + totalB);
        var observed = LogProbability(hitsA);
        var p = 0.0;
        for (var k = fewest; k <= most; k++)
        {
            var candidate = LogProbability(k);
            if (candidate <= observed + Tolerance)
                p += Math.Exp(candidate);
        }

        return Math.Min(1, p);

        double LogProbability(int k) =>
            LogChoose(totalA, k) + LogChoose(totalB, hits - k) - LogChoose(totalA + totalB, hits);

        double LogChoose(int n, int k) => logFactorials[n] - logFactorials[k] - logFactorials[n - k];
    }

    private static double[] LogFactorials(int largest)
    {
        var logs = new double[largest + 1];
        for (var n = 2; n <= largest; n++)
            logs[n] = logs[n - 1] + Math.Log(n);
        return logs;
    }
}
