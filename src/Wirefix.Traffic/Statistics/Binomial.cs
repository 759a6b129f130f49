namespace Wirefix.Traffic.Statistics;

/// <summary>The binomial distribution: how many of some trials succeed, each by the same chance.</summary>
public static class Binomial
{
    /// <summary>The probability of at least so many successes; 1 where none is asked for, 0 where more are than there are trials.</summary>
    public static double AtLeast(int successes, int trials, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chance);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(chance, 1);
        if (successes <= 0)
            return 1;
        var sum = 0.0;
        var logOfTerm = trials * Math.Log(1 - chance);
        for (var k = 0; k <= trials; k++)
        {
            if (k >= successes)
                sum += Math.Exp(logOfTerm);
            logOfTerm += Math.Log((double)(trials - k) / (k + 1)) + Math.Log(chance / (1 - chance));
        }

        return Math.Min(1, sum);
    }
}
