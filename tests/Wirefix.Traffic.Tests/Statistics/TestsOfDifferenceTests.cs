using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Tests.Statistics;

/// <summary>Numbers worked out by hand, or published with the test.</summary>
public class TestsOfDifferenceTests
{
    [Fact]
    public void One_sided_only_what_lies_apart_in_that_direction_counts()
    {
        Assert.Equal(1.0 / 252, FisherExact.OneSided(5, 5, 0, 5), 10);
        Assert.Equal(17.0 / 70, FisherExact.OneSided(3, 4, 1, 4), 10);
        Assert.Equal(1, FisherExact.OneSided(0, 5, 5, 5), 10);
    }

    [Fact]
    public void Fisher_on_the_lady_tasting_tea() =>
        // 3 of 4 against 1 of 4: (16 + 1) / 70 on either side.
        Assert.Equal(34.0 / 70, FisherExact.TwoSided(3, 4, 1, 4), 10);

    [Fact]
    public void Fisher_on_complete_separation_of_five_and_five() =>
        // One table in C(10, 5) = 252 on either side.
        Assert.Equal(2.0 / 252, FisherExact.TwoSided(5, 5, 0, 5), 10);

    [Theory]
    [InlineData(0, 10, 0, 20)]
    [InlineData(10, 10, 20, 20)]
    [InlineData(0, 0, 3, 7)]
    public void Fisher_sees_nothing_where_no_other_table_is_possible(int hitsA, int totalA, int hitsB, int totalB) =>
        Assert.Equal(1, FisherExact.TwoSided(hitsA, totalA, hitsB, totalB), 10);

    [Fact]
    public void Fisher_holds_for_the_errors_of_a_before_and_an_after() =>
        Assert.InRange(FisherExact.TwoSided(28, 193, 0, 407), 0, 1e-12);

    [Fact]
    public void Mann_Whitney_on_two_samples_that_do_not_overlap()
    {
        double[] low = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        double[] high = [11, 12, 13, 14, 15, 16, 17, 18, 19, 20];

        // U = 0, mean 50, variance 100 · 21 / 12 = 175: z = 49.5 / 13.2288 = 3.7418, p = 0.000183.
        Assert.Equal(0.000183, MannWhitney.TwoSided(low, high), 6);
        Assert.Equal(0, MannWhitney.Superiority(low, high));
        Assert.Equal(1, MannWhitney.Superiority(high, low));
    }

    [Fact]
    public void Mann_Whitney_corrects_for_ties()
    {
        // Ranks of 1 1 2 | 1 2 2: U = 3 (pairs above: 1, ties: 2 + 2 of weight ½); ties 3 and 3: variance 9/12 · (7 − 48/30) = 4.05.
        Assert.Equal(3.0 / 9, MannWhitney.Superiority([1, 1, 2], [1, 2, 2]), 10);
        Assert.Equal(0.6193, MannWhitney.TwoSided([1, 1, 2], [1, 2, 2]), 4);
    }

    [Fact]
    public void Mann_Whitney_sees_nothing_in_equal_values_and_in_nothing()
    {
        Assert.Equal(1, MannWhitney.TwoSided([5, 5, 5], [5, 5]));
        Assert.Equal(1, MannWhitney.TwoSided([], [5, 5]));
        Assert.Equal(0.5, MannWhitney.Superiority([], [5]));
    }

    [Fact]
    public void Wilson_allows_for_small_samples()
    {
        // 4 of 4: 1 / (1 + 1.96² / 4) = 0.5101.
        Assert.Equal(0.5101, Wilson.LowerBound(4, 4), 4);
        Assert.Equal(0.4038, Wilson.LowerBound(50, 100), 4);
        Assert.Equal(0, Wilson.LowerBound(0, 10), 10);
        Assert.Equal(0, Wilson.LowerBound(0, 0));
    }

    [Fact]
    public void Nearest_rank_answers_with_a_measured_value()
    {
        int[] sample = [15, 20, 35, 40, 50];

        Assert.Equal(15, Quantile.NearestRank(sample, 0.05));
        Assert.Equal(20, Quantile.NearestRank(sample, 0.3));
        Assert.Equal(20, Quantile.NearestRank(sample, 0.4));
        Assert.Equal(35, Quantile.NearestRank(sample, 0.5));
        Assert.Equal(50, Quantile.NearestRank(sample, 1));
    }
}
