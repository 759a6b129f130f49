namespace Wirefix.Traffic.Statistics;

/// <summary>
/// Fisher's exact test for many splits of the same cases: how likely is a part of a given size to hold so many of the failing
/// ones by chance? The logarithms that all of these tests share are worked out once.
/// </summary>
/// <param name="failing">How many of the cases fail.</param>
/// <param name="passing">How many of them pass.</param>
public sealed class ExactSplits(int failing, int passing)
{
    // Tables that are equally likely must count as such in spite of rounding.
    private const double Tolerance = 1e-7;

    private readonly double[] _logFactorials = LogFactorials(failing + passing);

    /// <summary>The two-sided p-value of a part of <paramref name="size"/> cases of which <paramref name="hits"/> fail.</summary>
    public double TwoSided(int hits, int size)
    {
        var observed = LogProbability(hits, size);
        var p = 0.0;
        for (var k = Fewest(size); k <= Most(size); k++)
        {
            var candidate = LogProbability(k, size);
            if (candidate <= observed + Tolerance)
                p += Math.Exp(candidate);
        }

        return Math.Min(1, p);
    }

    /// <summary>The one-sided p-value: how likely a part of <paramref name="size"/> cases has at least <paramref name="hits"/> that fail.</summary>
    public double AtLeast(int hits, int size)
    {
        var p = 0.0;
        for (var k = Math.Max(hits, Fewest(size)); k <= Most(size); k++)
            p += Math.Exp(LogProbability(k, size));
        return Math.Min(1, p);
    }

    /// <summary>The smallest p-value that a part of that size can have.</summary>
    public double Smallest(int size) =>
        Math.Min(1, Math.Exp(Math.Min(LogProbability(Fewest(size), size), LogProbability(Most(size), size))));

    private int Fewest(int size) => Math.Max(0, size - passing);

    private int Most(int size) => Math.Min(size, failing);

    private double LogProbability(int hits, int size) =>
        LogChoose(failing, hits) + LogChoose(passing, size - hits) - LogChoose(failing + passing, size);

    private double LogChoose(int n, int k) => _logFactorials[n] - _logFactorials[k] - _logFactorials[n - k];

    private static double[] LogFactorials(int largest)
    {
        var logs = new double[largest + 1];
        for (var n = 2; n <= largest; n++)
            logs[n] = logs[n - 1] + Math.Log(n);
        return logs;
    }
}
