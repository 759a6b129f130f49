using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Load;

namespace Wirefix.Traffic.Tests.Inspection.Load;

public class SlowdownUnderLoadTests
{
    private const string Report = "http://svc/reports/";

    [Fact]
    public void Calls_that_wait_for_each_other_come_first()
    {
        var finding = Assert.IsType<SlowdownUnderLoad>(Inspector.Inspect(Calls.Snapshot(Rounds((_, inFlight) => 50 * inFlight))).Findings[0]);

        Assert.Equal("GET svc/reports/{id}", finding.Endpoint.ToString());
        Assert.Equal(8, finding.PeakInFlight);
        Assert.Equal((2, 6), (finding.LightLoad, finding.HeavyLoad));
        Assert.Equal((Ms(50), Ms(350)), (finding.AtLightLoad, finding.AtHeavyLoad));
        Assert.Equal("GET /reports/{id} takes 350 ms with 6 or more in flight, 50 ms with 2 or fewer", finding.Title);
        Assert.True(finding.Score >= Finding.HighScore);
        Assert.StartsWith("Median of 15 calls with 6 to 8 in flight: 350 ms; expected about the 50 ms of those with 1 to 2.", finding.Proof[0]);
    }

    [Fact]
    public void Calls_that_take_as_long_under_load_are_no_finding() =>
        Assert.Empty(Requests.Found<SlowdownUnderLoad>(Rounds((call, _) => 200 + (37 * call % 100))));

    [Fact]
    public void A_small_effect_is_no_finding_however_sure() =>
        Assert.Empty(Requests.Found<SlowdownUnderLoad>(Rounds((_, inFlight) => 200 + (10 * inFlight))));

    [Fact]
    public void Four_in_flight_are_no_load() =>
        Assert.Empty(Requests.Found<SlowdownUnderLoad>(Rounds((_, inFlight) => 50 * inFlight, atOnce: 4)));

    [Fact]
    public void Few_calls_tell_nothing() =>
        Assert.Empty(Requests.Found<SlowdownUnderLoad>(Rounds((_, inFlight) => 50 * inFlight, rounds: 3)));

    [Fact]
    public void Failing_calls_are_no_measure() =>
        Assert.Empty(Requests.Found<SlowdownUnderLoad>(
            Rounds((_, inFlight) => 50 * inFlight).Select(call => call with { Response = new Response(503) })));

    [Fact]
    public void Streams_last_as_long_as_they_have_something_to_tell() =>
        Assert.Empty(Requests.Found<SlowdownUnderLoad>(
            Rounds((_, inFlight) => 50 * inFlight).Select(call => call.WithResponseHeader("Content-Type", "text/event-stream"))));

    [Theory]
    [InlineData(Timing.EndOnly)]
    [InlineData(Timing.StartOnly)]
    [InlineData(Timing.None)]
    public void One_call_without_both_stamps_silences_the_claim(Timing timing) =>
        Assert.Empty(Requests.Found<SlowdownUnderLoad>([.. Rounds((_, inFlight) => 50 * inFlight), Calls.Inbound(Report + 1, 0, 0, timing: timing)]));

    // Rounds of calls, a millisecond apart: the first of a round is alone, the last has all the others before it.
    private static Exchange[] Rounds(Func<int, int, double> length, int rounds = 10, int atOnce = 8) =>
    [
        .. from round in Enumerable.Range(0, rounds)
           from place in Enumerable.Range(0, 1 + (round % 2 == 0 ? atOnce - 1 : atOnce / 3))
           select Calls.Inbound($"{Report}{place}", (round * 2000) + place, length((round * atOnce) + place, place + 1)),
    ];

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
