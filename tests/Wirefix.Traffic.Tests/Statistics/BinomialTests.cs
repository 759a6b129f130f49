using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Tests.Statistics;

/// <summary>Numbers worked out by hand.</summary>
public class BinomialTests
{
    [Theory]
    [InlineData(0, 10, 0.5, 1)]
    [InlineData(10, 10, 0.5, 1.0 / 1024)]
    [InlineData(9, 10, 0.5, 11.0 / 1024)]
    [InlineData(1, 3, 0.1, 1 - 0.729)]
    [InlineData(11, 10, 0.5, 0)]
    public void The_tail_is_the_sum_of_its_terms(int successes, int trials, double chance, double expected) =>
        Assert.Equal(expected, Binomial.AtLeast(successes, trials, chance), 12);

    [Fact]
    public void Thousands_of_trials_neither_underflow_nor_overflow() => Assert.InRange(Binomial.AtLeast(5000, 10_000, 0.5), 0.5, 0.51);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_chance_that_is_none_is_refused(double chance) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.AtLeast(1, 2, chance));
}
