using Wirefix.Traffic.Inspection;

namespace Wirefix.Traffic.Tests.Inspection;

public class TimelineTests
{
    [Fact]
    public void Calls_and_failures_are_counted_in_sixty_equal_steps()
    {
        var timeline = Timeline.Of(
        [
            Calls.Inbound("http://h/", 0, 1),
            Calls.Inbound("http://h/", 5, 1, status: 500),
            Calls.Inbound("http://h/", 600, 1),
        ])!;

        Assert.Equal((60, Calls.Zero), (timeline.Calls.Length, timeline.Start));
        Assert.Equal((2, 1, 1, 0), (timeline.Calls[0], timeline.Failures[0], timeline.Calls[59], timeline.Failures[59]));
        Assert.Equal(3, timeline.Calls.Sum());
        Assert.Equal((0, 30, 59), (timeline.StepOf(Calls.Zero.AddSeconds(-1)), timeline.StepOf(Calls.Zero.AddMilliseconds(305)), timeline.StepOf(Calls.Zero.AddHours(1))));
    }

    [Fact]
    public void One_moment_alone_has_no_timeline()
    {
        Assert.Null(Timeline.Of([Calls.Inbound("http://h/", 7, 1), Calls.Inbound("http://h/", 7, 1)]));
        Assert.Null(Timeline.Of([Calls.Inbound("http://h/", 0, 1, timing: Timing.None), Calls.Inbound("http://h/", 7, 1, timing: Timing.None)]));
    }
}
