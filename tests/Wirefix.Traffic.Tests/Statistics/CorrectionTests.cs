using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Tests.Statistics;

public class CorrectionTests
{
    [Theory]
    [InlineData(3, 1, 3, 4)]
    [InlineData(12, 5, 9, 40)]
    public void A_split_is_as_likely_seen_from_either_side(int failing, int hits, int size, int passing)
    {
        var p = new ExactSplits(failing, passing).TwoSided(hits, size);

        Assert.Equal(p, new ExactSplits(failing, passing).TwoSided(failing - hits, failing + passing - size), 1e-9);
        Assert.Equal(p, new ExactSplits(passing, failing).TwoSided(size - hits, size), 1e-9);
    }

    [Fact]
    public void Three_of_three_against_none_of_27_has_one_chance_in_4060()
    {
        var splits = new ExactSplits(3, 27);

        Assert.Equal(1 / 4060.0, splits.TwoSided(3, 3), 1e-12);
        Assert.Equal(1 / 4060.0, splits.Smallest(3), 1e-12);
        Assert.Equal(0.1, splits.Smallest(1), 1e-12);
    }

    [Fact]
    public void No_outcome_of_a_split_is_less_likely_than_the_smallest_p()
    {
        var splits = new ExactSplits(6, 19);

        for (var size = 1; size < 25; size++)
            Assert.Equal(Enumerable.Range(Math.Max(0, size - 19), Math.Min(size, 6) - Math.Max(0, size - 19) + 1).Min(hits => splits.TwoSided(hits, size)), splits.Smallest(size), 0.02);
    }

    [Fact]
    public void Tests_that_cannot_become_significant_cost_nothing()
    {
        Assert.Equal(3, TaroneCorrection.Factor([0.001, 0.002, 0.003, .. Enumerable.Repeat(0.2, 500)], 0.05));
        Assert.Equal(1, TaroneCorrection.Factor([0.2, 0.3], 0.05));
        Assert.Equal(100, TaroneCorrection.Factor(Enumerable.Repeat(1e-9, 100).ToArray(), 0.05));
        Assert.Equal(1, TaroneCorrection.Factor([], 0.05));
    }

    [Fact]
    public void The_interval_of_a_difference_is_Newcombes()
    {
        // Newcombe 1998, table II, method 10: 56/70 against 48/80 gives 0.0524 to 0.3339.
        Assert.Equal(0.0524, ShareDifference.LowerBound(56, 70, 48, 80), 1e-4);
        Assert.Equal(0.2, ShareDifference.Of(56, 70, 48, 80), 1e-12);
        Assert.Equal(0, ShareDifference.Of(0, 0, 0, 0));
    }
}
