using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Tests.Statistics;

/// <summary>Numbers worked out by hand, or published.</summary>
public class SpearmanTests
{
    [Fact]
    public void What_rises_together_correlates_wholly_however_it_rises()
    {
        Assert.Equal(1, Spearman.Correlation([1, 2, 3, 4], [1, 10, 100, 1e6]), 12);
        Assert.Equal(-1, Spearman.Correlation([1, 2, 3, 4], [9, 7, 5, 0]), 12);
    }

    [Fact]
    public void Intelligence_and_television_correlate_as_published() =>
        // The example of many textbooks: the squares of the ranks' differences add up to 194, 1 − 6 · 194 / (10 · 99).
        Assert.Equal(
            -0.175758,
            Spearman.Correlation([106, 100, 86, 101, 99, 103, 97, 113, 112, 110], [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]),
            6);

    [Fact]
    public void Equal_values_share_their_ranks() =>
        // Ranks 1.5 1.5 3 against 1 2.5 2.5: products 0.5 + (−0.25) + 0.5 = 0.75 over squares 1.5 and 1.5.
        Assert.Equal(0.5, Spearman.Correlation([1, 1, 2], [1, 2, 2]), 12);

    [Fact]
    public void What_does_not_vary_correlates_with_nothing()
    {
        Assert.Equal(0, Spearman.Correlation([5, 5, 5], [1, 2, 3]));
        Assert.Equal(0, Spearman.Correlation([], []));
    }

    [Fact]
    public void Lists_of_two_lengths_are_refused() => Assert.Throws<ArgumentException>(() => Spearman.Correlation([1], [1, 2]));

    [Fact]
    public void The_lower_bound_allows_for_small_samples()
    {
        // atanh 0.5 = 0.549306; √(1.125 / 97) = 0.107694; tanh(0.549306 − 0.211077) = 0.325896.
        Assert.Equal(0.325896, Spearman.LowerBound(0.5, 100), 5);
        Assert.True(Spearman.LowerBound(0.5, 10) < 0);
        Assert.Equal(-1, Spearman.LowerBound(1, 3));
        Assert.InRange(Spearman.LowerBound(1, 1000), 0.999, 1);
    }
}
