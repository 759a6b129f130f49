namespace Wirefix.Traffic.Statistics;

/// <summary>
/// The Mann–Whitney U test (1947): does one sample tend to be larger than the other? It needs no assumption about
/// how the values are distributed, as latencies never are normal.
/// </summary>
public static class MannWhitney
{
    /// <summary>
    /// The probability that a value of <paramref name="a"/> is larger than one of <paramref name="b"/>, ties counting
    /// half: U / (n·m). 0.5 where one of them is empty.
    /// </summary>
    public static double Superiority(IReadOnlyCollection<double> a, IReadOnlyCollection<double> b) =>
        a.Count == 0 || b.Count == 0 ? 0.5 : Rank(a, b).U / ((double)a.Count * b.Count);

    /// <summary>
    /// The two-sided p-value by the normal approximation with correction for ties and continuity; good from about ten
    /// values on both sides. 1 where all values are equal or a sample is empty.
    /// </summary>
    public static double TwoSided(IReadOnlyCollection<double> a, IReadOnlyCollection<double> b)
    {
        double n = a.Count;
        double m = b.Count;
        if (a.Count == 0 || b.Count == 0)
            return 1;
        var (u, ties) = Rank(a, b);
        var variance = n * m / 12 * (n + m + 1 - (ties / ((n + m) * (n + m - 1))));
        if (variance <= 0)
            return 1;
        var distance = Math.Max(0, Math.Abs(u - (n * m / 2)) - 0.5);
        return Math.Min(1, 2 * Normal.UpperTail(distance / Math.Sqrt(variance)));
    }

    // Ties is the sum of t³ − t over groups of t equal values.
    private static (double U, double Ties) Rank(IReadOnlyCollection<double> a, IReadOnlyCollection<double> b)
    {
        var all = a.Select(value => (value, mine: true))
            .Concat(b.Select(value => (value, mine: false)))
            .OrderBy(entry => entry.value)
            .ToArray();
        var rankSum = 0.0;
        var ties = 0.0;
        for (var first = 0; first < all.Length;)
        {
            var next = first;
            var mine = 0;
            while (next < all.Length && all[next].value == all[first].value)
                mine += all[next++].mine ? 1 : 0;
            double size = next - first;
            rankSum += mine * (first + next + 1) / 2.0;
            ties += (size * size * size) - size;
            first = next;
        }

        return (rankSum - (a.Count * (a.Count + 1.0) / 2), ties);
    }
}
