using Wirefix.Labels.Reporting;

namespace Wirefix.Workspace.Tests.Labels;

/// <summary>Shares and their intervals, held against published figures.</summary>
public class ShareTests
{
    // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.3080, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.1014, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0, 0.1611)]
    [InlineData(1, 29, 0.0345, 0.0061, 0.1718)]
    public void An_interval_is_Wilsons(int count, int of, double value, double low, double high)
    {
        var share = new Share(count, of);

        Assert.Equal(value, share.Value, 4);
        Assert.Equal(low, share.Interval.Low, 4);
        Assert.Equal(high, share.Interval.High, 4);
    }

    [Fact]
    public void Nothing_of_nothing_may_be_anything() => Assert.Equal((0, 1), new Share(0, 0).Interval);
}
