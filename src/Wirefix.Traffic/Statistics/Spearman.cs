namespace Wirefix.Traffic.Statistics;

/// <summary>
/// Spearman's rank correlation (1904): do two measures of the same things rise together? It needs no assumption about how
/// either is distributed, and no straight line between them.
/// </summary>
public static class Spearman
{
    private const double Z95 = 1.959963984540054;

    /// <summary>
    /// The correlation of the ranks, equal values sharing the mean of theirs: from −1 to 1, 0 where one of the two does not vary.
    /// </summary>
    /// <exception cref="ArgumentException">The two are not of one length.</exception>
    public static double Correlation(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        if (a.Count != b.Count)
            throw new ArgumentException($"expected as many values on both sides, found {a.Count} and {b.Count}", nameof(b));
        var (ranksA, ranksB) = (Ranks(a), Ranks(b));
        var mean = (a.Count + 1) / 2.0;
        var (product, squaresA, squaresB) = (0.0, 0.0, 0.0);
        for (var i = 0; i < ranksA.Length; i++)
        {
            var (x, y) = (ranksA[i] - mean, ranksB[i] - mean);
            product += x * y;
            squaresA += x * x;
            squaresB += y * y;
        }

        return squaresA == 0 || squaresB == 0 ? 0 : product / Math.Sqrt(squaresA * squaresB);
    }

    /// <summary>
    /// The lower end of the 95 % interval of a correlation over so many things, by Fisher's z with the variance of Bonett and
    /// Wright (Psychometrika 65, 2000); −1 where there are fewer than four.
    /// </summary>
    public static double LowerBound(double correlation, int count)
    {
        if (count < 4)
            return -1;
        // At exactly 1 the transformation has no value; so near to it the interval is as narrow as it gets.
        var r = Math.Clamp(correlation, -0.9999, 0.9999);
        var deviation = Math.Sqrt((1 + (r * r / 2)) / (count - 3));
        return Math.Tanh(Math.Atanh(r) - (Z95 * deviation));
    }

    private static double[] Ranks(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(index => values[index]).ToArray();
        var ranks = new double[values.Count];
        for (var first = 0; first < order.Length;)
        {
            var next = first;
            while (next < order.Length && values[order[next]] == values[order[first]])
                next++;
            for (var i = first; i < next; i++)
                ranks[order[i]] = (first + 1 + next) / 2.0;
            first = next;
        }

        return ranks;
    }
}
