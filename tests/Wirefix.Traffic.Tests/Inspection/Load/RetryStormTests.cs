using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Load;

namespace Wirefix.Traffic.Tests.Inspection.Load;

public class RetryStormTests
{
    private const string Upstream = "https://up.example.com/rates/eur";

    [Fact]
    public void A_request_repeated_at_once_after_each_failure_comes_first()
    {
        var finding = Assert.IsType<RetryStorm>(Inspector.Inspect(Calls.Snapshot(
            [.. Passing(20), .. Attempt("one", 10_000, [10, 12, 11, 10, 13]), .. Attempt("two", 12_000, [11, 10, 12])])).Findings[0]);

        Assert.Equal("GET up.example.com/rates/eur", finding.Endpoint.ToString());
        Assert.Equal((2, 8, 6, 30), (finding.Requests, finding.Retries, finding.MostAttempts, finding.Calls));
        Assert.Equal(TimeSpan.FromMilliseconds(11), finding.Gap);
        Assert.Equal("GET /rates/eur is made again up to 5 times after failures, 11 ms apart without growing waits: 8 of 30 calls (27 %) are retries", finding.Title);
        Assert.True(finding.Score >= Finding.HighScore);
        Assert.Equal("GET /rates/eur: 503, 503, 503, 503, 503, 503", finding.Proof[0]);
        Assert.Equal("8 of 10 failing calls were repeated, 0 of 20 others.", finding.Proof[2]);
    }

    [Fact]
    public void A_fixed_wait_is_a_storm_too() => Assert.Single(Requests.Found<RetryStorm>(Attempt("one", 0, [500, 500, 500, 500])));

    [Fact]
    public void Doubling_waits_are_no_storm() =>
        Assert.Empty(Requests.Found<RetryStorm>([.. Attempt("one", 0, [100, 200, 400, 800]), .. Attempt("two", 9000, [110, 190, 410])]));

    [Fact]
    public void Two_retries_are_no_storm() =>
        Assert.Empty(Requests.Found<RetryStorm>([.. Attempt("one", 0, [10, 10]), .. Attempt("two", 1000, [10, 10])]));

    [Fact]
    public void Who_waits_as_long_as_was_asked_makes_no_storm() =>
        Assert.Empty(Requests.Found<RetryStorm>(
            Attempt("one", 0, [1000, 1000, 1000, 1000]).Select(call => call.WithResponseHeader("Retry-After", "1"))));

    [Fact]
    public void Different_traces_are_different_callers() =>
        Assert.Empty(Requests.Found<RetryStorm>(
            Enumerable.Range(0, 10).Select(call => Calls.Outbound(Upstream, call * 60, 50, status: 503).InTrace($"trace-{call}"))));

    [Fact]
    public void A_poll_that_goes_on_through_failures_is_no_storm() =>
        Assert.Empty(Requests.Found<RetryStorm>(
            Enumerable.Range(0, 40).Select(call => Calls.Outbound(Upstream, call * 1000, 50, status: call is > 10 and < 18 ? 503 : 200))));

    [Fact]
    public void Waiting_for_what_is_not_there_yet_is_no_storm() =>
        Assert.Empty(Requests.Found<RetryStorm>(Attempt("one", 0, [200, 200, 200, 200], status: 404)));

    [Fact]
    public void Equal_bodies_tell_the_caller_where_there_is_no_trace() =>
        Assert.Single(Requests.Found<RetryStorm>(
            Enumerable.Range(0, 6).Select(call => Calls.Inbound("http://svc/orders", call * 60, 50, status: 500).Post("""{"sku":"A-1","quantity":3}"""))));

    [Fact]
    public void Calls_at_the_same_time_are_no_retries_of_each_other() =>
        Assert.Empty(Requests.Found<RetryStorm>(
            Enumerable.Range(0, 6).Select(call => Calls.Outbound(Upstream, call, 500, status: 503).InTrace("one"))));

    private static IEnumerable<Exchange> Passing(int calls) =>
        Enumerable.Range(0, calls).Select(call => Calls.Outbound(Upstream, call * 300, 40).InTrace($"passing-{call}"));

    private static IEnumerable<Exchange> Attempt(string trace, double start, double[] waits, int status = 503)
    {
        foreach (var wait in waits.Append(0))
        {
            yield return Calls.Outbound(Upstream, start, 50, status).InTrace(trace);
            start += 50 + wait;
        }
    }
}
