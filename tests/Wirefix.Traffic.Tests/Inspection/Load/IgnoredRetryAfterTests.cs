using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Load;

namespace Wirefix.Traffic.Tests.Inspection.Load;

public class IgnoredRetryAfterTests
{
    private const string Upstream = "https://up.example.com/items/";

    [Fact]
    public void Calls_that_come_before_the_wait_is_over_are_found_among_the_first()
    {
        var findings = Inspector.Inspect(Calls.Snapshot([.. Passing(20), .. Refused(5, waited: 200)])).Findings;

        var finding = Assert.Single(findings.Take(2).OfType<IgnoredRetryAfter>());
        Assert.Equal("GET up.example.com/items/{id}", finding.Endpoint.ToString());
        Assert.Equal((5, 0), (finding.Ignored, finding.Honoured));
        Assert.Equal((TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(200)), (finding.Asked, finding.Waited));
        Assert.Equal("GET /items/100: 429 asked to wait 2 s.", finding.Proof[0]);
        Assert.Equal("The same caller called /items/100 200 ms later: 200.", finding.Proof[1]);
        Assert.StartsWith("5 of 5 times GET /items/{id} was called again before the wait was over", finding.Title);
    }

    [Fact]
    public void Many_ignored_waits_are_as_good_as_certain() =>
        Assert.True(Assert.Single(Requests.Found<IgnoredRetryAfter>(Refused(20, waited: 200))).Score >= Finding.HighScore);

    [Theory]
    [InlineData(2000)]
    [InlineData(2400)]
    [InlineData(1950)]
    public void A_wait_that_is_kept_is_no_finding(double waited) =>
        Assert.Empty(Requests.Found<IgnoredRetryAfter>([.. Passing(20), .. Refused(10, waited)]));

    // A date has whole seconds: who came as it was over by the server's clock is answered.
    [Theory]
    [InlineData(200, 0)]
    [InlineData(429, 1)]
    public void A_wait_until_a_date_was_kept_where_the_call_was_taken(int then, int findings)
    {
        Exchange Dated(Exchange call) => call.WithResponseHeader("Date", "Wed, 04 Mar 2026 05:06:07 GMT").WithResponseHeader("Retry-After", "Wed, 04 Mar 2026 05:06:09 GMT");
        var calls = Enumerable.Range(0, 8).SelectMany(call => new[]
        {
            Dated(Calls.Outbound($"{Upstream}{100 + call}", 10_000 + (call * 5000), 50, status: 429)),
            Calls.Outbound($"{Upstream}{100 + call}", 10_750 + (call * 5000), 50, status: then),
        });

        Assert.Equal(findings, Requests.Found<IgnoredRetryAfter>([.. Passing(20), .. calls]).Length);
    }

    [Fact]
    public void A_caller_that_keeps_most_waits_is_no_finding() =>
        Assert.Empty(Requests.Found<IgnoredRetryAfter>([.. Refused(7, waited: 2100), .. Refused(2, waited: 200, first: 100)]));

    [Fact]
    public void Another_caller_need_not_wait() =>
        Assert.Empty(Requests.Found<IgnoredRetryAfter>(
            Refused(10, waited: 200).Select((call, index) => call.InTrace($"trace-{index}"))));

    [Fact]
    public void Calls_that_may_be_for_others_tell_nothing_unless_they_are_the_same()
    {
        Exchange[] callers = [Calls.Inbound("http://svc/a", 0, 90_000), Calls.Inbound("http://svc/b", 0, 90_000)];
        Exchange[] others = [.. Enumerable.Range(0, 9).Select(call => Calls.Outbound(Upstream + call, 100 * call, 50, status: 429).WithResponseHeader("Retry-After", "5"))];

        Assert.Empty(Requests.Found<IgnoredRetryAfter>([.. callers, .. others]));
        Assert.Single(Requests.Found<IgnoredRetryAfter>([.. callers, .. Refused(5, waited: 200)]));
    }

    [Fact]
    public void A_call_that_was_on_its_way_as_the_refusal_came_is_not_the_next() =>
        Assert.Empty(Requests.Found<IgnoredRetryAfter>(
            Enumerable.Range(0, 10).Select(call => Calls.Outbound(Upstream + call, call, 50, status: 429).WithResponseHeader("Retry-After", "2"))));

    [Fact]
    public void A_client_of_the_service_is_known_by_its_credential()
    {
        var calls = Enumerable.Range(0, 4).Select(call => Calls.Inbound("http://svc/a", call * 100, 20, status: 429).WithResponseHeader("Retry-After", "5")).ToArray();

        Assert.Empty(Requests.Found<IgnoredRetryAfter>(calls));
        Assert.Equal(3, Assert.Single(Requests.Found<IgnoredRetryAfter>(calls.Select(call => call.WithRequestHeader("Authorization", "tok")))).Ignored);
    }

    [Theory]
    [InlineData(Timing.EndOnly)]
    [InlineData(Timing.StartOnly)]
    [InlineData(Timing.None)]
    public void Without_both_stamps_nothing_is_said_of_waits(Timing timing) =>
        Assert.Empty(Requests.Found<IgnoredRetryAfter>(Refused(10, waited: 200, timing: timing)));

    private static IEnumerable<Exchange> Passing(int calls) =>
        Enumerable.Range(0, calls).Select(call => Calls.Outbound(Upstream + call, call * 100, 40));

    private static IEnumerable<Exchange> Refused(int calls, double waited, int first = 0, Timing timing = Timing.Span) =>
        from call in Enumerable.Range(first, calls)
        let start = 10_000.0 + (call * 5000)
        from exchange in new[]
        {
            Calls.Outbound($"{Upstream}{100 + call}", start, 50, status: 429, timing: timing).WithResponseHeader("Retry-After", "2"),
            Calls.Outbound($"{Upstream}{100 + call}", start + 50 + waited, 50, timing: timing),
        }
        select exchange;
}
