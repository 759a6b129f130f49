using FsCheck;
using FsCheck.Fluent;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Tests.Statistics;

public class SlidingWindowTests
{
    [Fact]
    public void Counts_stamps_that_fixed_buckets_would_part() =>
        Assert.Equal(3, SlidingWindow.Largest([0, 40, 55, 60, 200], 50));

    [Fact]
    public void Stamps_exactly_one_length_apart_do_not_share_a_window() =>
        Assert.Equal(1, SlidingWindow.Largest([0, 50, 100], 50));

    [Fact]
    public void No_stamps_give_zero() => Assert.Equal(0, SlidingWindow.Largest([], 50));

    [Fact]
    public void The_densest_window_is_the_first_of_equals() =>
        Assert.Equal((1, 2), SlidingWindow.Densest([0, 100, 110, 300, 310], 50));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_window_without_length_is_refused(long length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SlidingWindow.Largest([1], length));

    [Fact]
    public void Agrees_with_counting_from_every_stamp() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<byte[]>(),
            ArbMap.Default.ArbFor<PositiveInt>(),
            (stamps, length) =>
            {
                var counted = stamps.Select(first => stamps.Count(stamp => stamp >= first && stamp - first < length.Get)).DefaultIfEmpty().Max();
                return SlidingWindow.Largest(stamps.Select(stamp => (long)stamp), length.Get) == counted;
            }).QuickCheckThrowOnFailure();
}
