using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Reliability;

namespace Wirefix.Traffic.Tests.Inspection.Reliability;

public class SlowEndpointTests
{
    private const string Orders = "http://svc/orders/";

    [Fact]
    public void Some_calls_far_slower_than_the_others_come_first()
    {
        var finding = Assert.IsType<SlowEndpoint>(Inspector.Inspect(Calls.Snapshot(Some(40, call => call % 8 == 5 ? 900 + call : 80 + call))).Findings[0]);

        Assert.Equal("GET svc/orders/{id}", finding.Endpoint.ToString());
        Assert.Equal((5, 39), (finding.Slow, finding.Calls));
        Assert.Equal((Ms(103), Ms(921)), (finding.Ordinary, finding.SlowLength));
        Assert.Null(finding.Upstream);
        Assert.Equal(FindingRole.Cause, finding.Role);
        Assert.True(finding.Score >= Finding.HighScore);
        Assert.Equal("5 of 39 calls of GET /orders/{id} take 921 ms, ordinary ones 103 ms", finding.Title);
        Assert.Equal("Slow calls took 905 ms to 937 ms; expected about the 103 ms of the ordinary ones.", finding.Proof[0]);
    }

    [Fact]
    public void The_upstream_that_takes_the_time_is_the_cause_and_the_inbound_call_names_it()
    {
        var findings = Inspector.Inspect(Calls.Snapshot(
        [
            .. Some(40, call => call % 4 == 1 ? 1000 : 60),
            .. Enumerable.Range(0, 40).Select(call => Calls.Outbound("http://stock/levels", (call * 3000) + 5, call % 4 == 1 ? 960 : 20)),
        ])).Findings;

        Assert.Equal("GET stock/levels", Assert.IsType<SlowEndpoint>(findings[0]).Endpoint.ToString());
        var inbound = Assert.IsType<SlowEndpoint>(findings[1]);
        Assert.Equal(("GET svc/orders/{id}", "GET stock/levels", 0.96), (inbound.Endpoint.ToString(), inbound.Upstream!.ToString(), inbound.UpstreamShare));
        Assert.Equal(FindingRole.Chain, inbound.Role);
        Assert.Equal("One call of GET stock/levels took 96 % of a slow call's time.", inbound.Proof[1]);
    }

    [Fact]
    public void Slow_calls_are_seen_where_they_are_more_than_half() =>
        Assert.Equal(Ms(60), Assert.Single(Requests.Found<SlowEndpoint>(Some(40, call => call % 5 < 3 ? 1500 : 60))).Ordinary);

    [Fact]
    public void A_cold_start_is_no_finding() =>
        Assert.Empty(Requests.Found<SlowEndpoint>(Some(40, call => call < 3 ? 2500 : 60, apart: 500)));

    [Fact]
    public void An_endpoint_that_is_always_slow_is_meant_to_be() =>
        Assert.Empty(Requests.Found<SlowEndpoint>(Some(40, call => 2500 + (call * 5))));

    [Fact]
    public void A_wide_scatter_is_no_second_mode() =>
        // Lengths evenly over two and a half orders of magnitude.
        Assert.Empty(Requests.Found<SlowEndpoint>(Some(40, call => 10 * Math.Pow(1.16, call * 7 % 40))));

    [Fact]
    public void Slow_calls_of_some_milliseconds_are_no_finding() =>
        Assert.Empty(Requests.Found<SlowEndpoint>(Some(40, call => call % 8 == 5 ? 90 : 4)));

    [Fact]
    public void Two_modes_with_nothing_between_them_are_told_though_people_hardly_notice()
    {
        var finding = Assert.Single(Requests.Found<SlowEndpoint>(Some(40, call => call % 6 == 5 ? 380 + call : 10 + (call % 9))));

        Assert.Equal((6, 39), (finding.Slow, finding.Calls));
        Assert.InRange(finding.Score, 0.5, Finding.HighScore - 0.01);
    }

    [Theory]
    [InlineData(150, 0, 3000)]
    [InlineData(380, 40_000, 3000)]
    [InlineData(380, 0, 20)]
    public void Less_of_a_gap_a_longer_answer_and_a_pause_of_all_are_no_second_mode(double slow, int bytes, double apart) =>
        Assert.Empty(Requests.Found<SlowEndpoint>(Some(40, call => call is >= 32 ? slow : 10 + (call % 9), apart)
            .Select((call, place) => place >= 32 ? call.WithBody(new string('x', bytes)) : call)));

    // Three callers without a pause, whose calls take a third of a second from some moment on; or all are held up once.
    [Theory]
    [InlineData(12, 1)]
    [InlineData(4, 0)]
    public void What_turns_slow_is_slow_again_and_again_and_a_pause_once(int slowRounds, int found)
    {
        var calls = Enumerable.Range(0, 3).SelectMany(caller => Enumerable.Range(0, 30).Select(round =>
            round < 30 - slowRounds ? Calls.Inbound(Orders + round, (round * 20) + caller, 12)
            : slowRounds == 4 ? Calls.Inbound(Orders + round, (round * 20) + caller, 330 - ((round - 26) * 20))
            : Calls.Inbound(Orders + round, 400 + ((round - 18) * 320) + caller, 310)));

        Assert.Equal(found, Requests.Found<SlowEndpoint>(calls).Length);
    }

    [Fact]
    public void Two_slow_calls_are_chance() => Assert.Empty(Requests.Found<SlowEndpoint>(Some(40, call => call is 11 or 23 ? 900 : 80)));

    [Fact]
    public void Streams_are_open_as_long_as_they_have_something_to_tell() =>
        Assert.Empty(Requests.Found<SlowEndpoint>(
            Some(40, call => call % 4 == 1 ? 20_000 : 60).Select(call => call.WithResponseHeader("Content-Type", "text/event-stream; charset=utf-8"))));

    [Fact]
    public void A_call_that_asks_to_wait_is_not_slow() =>
        Assert.Empty(Requests.Found<SlowEndpoint>(Enumerable.Range(0, 40).Select(call =>
            Calls.Inbound("http://svc/changes?wait=30", call * 40_000, call % 4 == 1 ? 30_000 : 60))));

    [Theory]
    [InlineData(Timing.EndOnly)]
    [InlineData(Timing.StartOnly)]
    [InlineData(Timing.None)]
    public void Without_both_stamps_no_length_is_claimed(Timing timing) =>
        Assert.Empty(Requests.Found<SlowEndpoint>(Some(40, call => call % 8 == 5 ? 900 : 80).Select(call => call with { Timing = timing })));

    // Asked to wait for one second, and then made again right after it, or long after it.
    [Theory]
    [InlineData(1100, 0)]
    [InlineData(30_000, 1)]
    public void Waiting_as_long_as_an_upstream_asked_is_not_slow_and_waiting_far_longer_is(double length, int found) =>
        Assert.Equal(found, Requests.Found<SlowEndpoint>(Enumerable.Range(0, 40).SelectMany(call => call % 8 != 5
            ? [Calls.Inbound(Orders + call, call * 3000, 40), Calls.Outbound("http://stock/levels/" + call, (call * 3000) + 5, 20)]
            : new[]
            {
                Calls.Inbound(Orders + call, call * 3000, length),
                Calls.Outbound("http://stock/levels/" + call, (call * 3000) + 5, 20, 429).WithResponseHeader("Retry-After", "1"),
                Calls.Outbound("http://stock/levels/" + call, (call * 3000) + length - 50, 20),
            })).Length);

    [Theory]
    [InlineData("closed", 1)]
    [InlineData("open", 0)]
    public void Calls_that_one_parameter_makes_slow_are_told_by_it(string slow, int findings)
    {
        var calls = Enumerable.Range(0, 40).Select(call =>
        {
            var status = call % 4 == 0 ? "closed" : "open";
            var length = call % 4 == 0 && slow == "closed" || (slow == "open" && call % 7 == 0) ? 280 + call : 10 + call;
            return Calls.Outbound($"http://up/matters?partner=p{call % 5}&status={status}", call * 1000, length);
        });

        var found = Requests.Found<SlowEndpoint>(calls);

        Assert.Equal(findings, found.Length);
        Assert.All(found, finding => Assert.Contains("status=closed", finding.Title, StringComparison.Ordinal));
    }

    // The further back a page, the longer it takes; or the length has nothing to do with it.
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void Calls_whose_number_is_the_largest_may_be_the_slow_ones(bool byOffset, int findings)
    {
        var calls = Enumerable.Range(0, 60).Select(call => (Call: call, Offset: call % 10 == 3 ? 2000 + call : call % 7 * 20))
            .Select(page => (page.Call, page.Offset, IsSlow: page.Call % 10 == (byOffset ? 3 : 4)))
            .Select(page => Calls.Inbound($"http://svc/bookings?offset={page.Offset}&limit=20", page.Call * 3000, page.IsSlow ? 300 : 6));

        var found = Requests.Found<SlowEndpoint>(calls);

        Assert.Equal(findings, found.Length);
        Assert.All(found, finding => Assert.Contains("offset ≥ 2003", finding.Title, StringComparison.Ordinal));
    }

    [Fact]
    public void An_upstreams_endpoint_that_is_slow_beside_its_others_is_found_but_may_be_meant_so()
    {
        var finding = Assert.Single(Requests.Found<SlowEndpoint>(Beside(slow: 480, inbound: 500)));

        Assert.Equal(("GET stock/similar", "GET stock/levels"), (finding.Endpoint.ToString(), finding.Sibling!.ToString()));
        Assert.Equal((19, 19, Ms(20), Ms(480)), (finding.Slow, finding.Calls, finding.Ordinary, finding.SlowLength));
        Assert.Equal("19 of 19 calls of GET /similar take 480 ms, those of GET stock/levels 20 ms", finding.Title);
        Assert.InRange(finding.Score, 0.5, Finding.HighScore - 0.01);
    }

    [Theory]
    [InlineData(180, 200, 0)]
    [InlineData(480, 900, 0)]
    [InlineData(480, 500, 90_000)]
    public void It_must_be_far_slower_be_waited_for_and_give_no_more(double slow, double inbound, int bytes) =>
        Assert.Empty(Requests.Found<SlowEndpoint>(Beside(slow, inbound)
            .Select(call => call.Request.Url.AbsolutePath == "/similar" ? call.WithBody(new string('x', bytes)) : call)));

    // Inbound calls of two kinds by turns, one with a fast upstream call and one with a slow one.
    private static IEnumerable<Exchange> Beside(double slow, double inbound) => Enumerable.Range(0, 20).SelectMany(call => new[]
    {
        Calls.Inbound("http://svc/ratings", call * 3000, 30),
        Calls.Outbound("http://stock/levels", (call * 3000) + 5, 20),
        Calls.Inbound("http://svc/pages", (call * 3000) + 1000, inbound),
        Calls.Outbound("http://stock/similar", (call * 3000) + 1005, slow),
    });

    private static IEnumerable<Exchange> Some(int calls, Func<int, double> length, double apart = 3000) =>
        Enumerable.Range(0, calls).Select(call => Calls.Inbound(Orders + call, call * apart, length(call)));

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
