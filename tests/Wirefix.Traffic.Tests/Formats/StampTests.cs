using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

public class StampTests
{
    [Theory]
    [InlineData("2026-03-04T05:06:07.1234567Z", "2026-03-04T05:06:07.1234567Z")]
    [InlineData("2026-03-04T05:06:07.123456789Z", "2026-03-04T05:06:07.1234567Z")]
    [InlineData("2026-03-04T05:06:07+02:00", "2026-03-04T03:06:07.0000000Z")]
    [InlineData("2026-03-04 05:06:07", "2026-03-04T05:06:07.0000000Z")]
    public void A_moment_is_read_with_its_fraction_and_its_offset(string text, string moment) =>
        Assert.Equal(moment, Stamp.Text(Stamp.Parse(text)!.Value));

    // A time of day alone would be taken for today's, and which of two numbers is the month nobody knows.
    [Theory]
    [InlineData("05:06:07")]
    [InlineData("01/02/2026")]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-01-01T00:00:00Z")]
    [InlineData("yesterday")]
    [InlineData("")]
    public void What_is_no_moment_is_none(string text) => Assert.Null(Stamp.Parse(text));

    [Theory]
    [InlineData("89ms", 89)]
    [InlineData("1.5s", 1500)]
    [InlineData("250µs", 0.25)]
    [InlineData("100ns", 0.0001)]
    [InlineData("1m2.5s", 62_500)]
    [InlineData("1h0m3s", 3_603_000)]
    [InlineData("0s", 0)]
    public void A_length_is_read_as_Go_prints_it(string text, double milliseconds) =>
        Assert.Equal(TimeSpan.FromTicks((long)Math.Round(milliseconds * TimeSpan.TicksPerMillisecond)), Stamp.ParseDuration(text));

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("ms")]
    [InlineData("5 parsecs")]
    [InlineData("1m5")]
    [InlineData("1.2.3s")]
    [InlineData("-5ms")]
    public void What_is_no_length_is_none(string text) => Assert.Null(Stamp.ParseDuration(text));
}
