using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Tests.Statistics;

/// <summary>Numbers of the usual tables.</summary>
public class NormalTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.959964, 0.025)]
    [InlineData(-1.644854, 0.95)]
    [InlineData(3, 0.00134990)]
    public void The_tail_is_that_of_the_tables(double z, double expected) => Assert.Equal(expected, Normal.UpperTail(z), 6);
}
