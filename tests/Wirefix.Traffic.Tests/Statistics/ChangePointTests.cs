using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Tests.Statistics;

public class ChangePointTests
{
    [Fact]
    public void The_ratio_is_that_worked_out_by_hand() =>
        // 5 of the last 5 of 20: since certain (0), throughout 5 ln ¼ + 15 ln ¾ = −11.2467.
        Assert.Equal(22.4934, ChangePoint.LikelihoodRatio(5, 5, 20), 4);

    [Fact]
    public void Failures_that_begin_late_and_stay_have_an_onset() => Assert.Equal(15, ChangePoint.Onset(Outcomes(15, "fffff"), 10));

    [Fact]
    public void Some_passing_calls_after_the_onset_do_not_hide_it() => Assert.Equal(30, ChangePoint.Onset(Outcomes(30, "fpffpfpff"), 10));

    [Theory]
    [InlineData(9, "fffffffffff")]
    [InlineData(1000, "ff")]
    [InlineData(20, "fppppppppppppppppppfpppppppppppppf")]
    [InlineData(20, "")]
    public void Few_calls_before_or_few_failures_since_have_none(int before, string since) =>
        Assert.Null(ChangePoint.Onset(Outcomes(before, since), 10));

    private static bool[] Outcomes(int before, string since) =>
        [.. Enumerable.Repeat(false, before), .. since.Select(outcome => outcome == 'f')];
}
