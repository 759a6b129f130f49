namespace Wirefix.Traffic.Statistics;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    /// <summary>The probability of a value above <paramref name="z"/>, in deviations from the mean.</summary>
    public static double UpperTail(double z) =>
        z < 0 ? 1 - UpperTail(-z) : ComplementaryErrorFunction(z / Math.Sqrt(2)) / 2;

    // Numerical Recipes, 3rd edition, 6.2.2 (erfcc): relative error below 1.2e-7 everywhere.
    private static double ComplementaryErrorFunction(double x)
    {
        var t = 1 / (1 + (0.5 * x));
        double[] coefficients =
        [
            -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277,
        ];
        var polynomial = coefficients.Reverse().Aggregate(0.0, (sum, coefficient) => (sum * t) + coefficient);
        return t * Math.Exp((-x * x) + polynomial);
    }
}
