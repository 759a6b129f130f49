using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Errors;

namespace Wirefix.Traffic.Tests.Inspection.Errors;

public class ErrorClusterTests
{
    private const string Orders = "http://svc/orders/";

    private const string Upstream = "https://up.example.com/items/";

    [Fact]
    public void Failures_of_one_status_are_told_apart_by_the_shape_of_their_bodies()
    {
        var clusters = Requests.Found<ErrorCluster>(
        [
            .. Passing(Orders, 10),
            .. Failing(Orders, 4, 500, call => $$$"""{"error":{"code":"E{{{call}}}","message":"database is locked"}}"""),
            .. Failing(Orders, 3, 500, _ => """{"timeout":true}"""),
        ]);

        Assert.Equal([4, 3], clusters.Select(cluster => cluster.Errors));
        Assert.Equal(["$.error, $.error.code, $.error.message", "$.timeout"], clusters.Select(cluster => cluster.Shape));
        Assert.Equal(["database is locked", null], clusters.Select(cluster => cluster.Message));
        Assert.EndsWith(": database is locked", clusters[0].Title);
        Assert.Equal("The answers say: database is locked", clusters[0].Proof[0]);
    }

    [Fact]
    public void Problem_details_are_told_apart_by_what_they_say_but_not_by_ids_and_numbers()
    {
        var clusters = Requests.Found<ErrorCluster>(
        [
            .. Failing(Orders, 4, 500, call => Problem($"Order {call} of 'Ann {call}' has no line 7f3c{call}")),
            .. Failing(Orders, 2, 500, call => Problem($"Stock of {call} is negative")),
        ]);

        Assert.Equal([4, 2], clusters.Select(cluster => cluster.Errors));
        Assert.EndsWith("oops · Order # of # has no line #", clusters[0].Shape);
        Assert.Equal("Order 0 of 'Ann 0' has no line 7f3c0", clusters[0].Message);
    }

    [Fact]
    public void Details_that_all_differ_are_one_kind_of_error()
    {
        string[] names = ["ann", "bob", "cid", "dan", "eve", "fay", "gus"];

        var cluster = Assert.Single(Requests.Found<ErrorCluster>(Failing(Orders, 7, 500, call => Problem($"no such user {names[call]}"))));

        Assert.Equal((7, "no such user ann"), (cluster.Errors, cluster.Message));
        Assert.DoesNotContain("user", cluster.Shape);
    }

    [Fact]
    public void Bodies_that_all_differ_in_shape_are_one_kind_of_error()
    {
        var cluster = Assert.Single(Requests.Found<ErrorCluster>(Failing(Orders, 7, 500, call => $$"""{"field{{call}}":1}""")));

        Assert.Equal((7, null), (cluster.Errors, cluster.Shape));
    }

    [Fact]
    public void The_moment_at_which_failures_began_is_told()
    {
        var cluster = Assert.Single(Requests.Found<ErrorCluster>([.. Passing(Orders, 20), .. Failing(Orders, 6, 500, _ => "")]));

        Assert.Equal(new Onset(Calls.Zero.AddSeconds(100), 20, 6), cluster.Onset);
        Assert.Contains("The first 20 calls passed; since 2026-03-04 05:07:47Z 6 of 6 failed so.", cluster.Proof);
    }

    [Fact]
    public void Failures_all_over_the_capture_have_no_onset() =>
        Assert.Null(Assert.Single(Requests.Found<ErrorCluster>(
            Enumerable.Range(0, 60).Select(call => Calls.Inbound(Orders + call, call * 100, 20, call % 12 == 11 ? 500 : 200)))).Onset);

    [Fact]
    public void Without_stamps_nothing_is_said_of_a_beginning() =>
        Assert.Null(Assert.Single(Requests.Found<ErrorCluster>(
            new[] { Passing(Orders, 20), Failing(Orders, 6, 500, _ => "") }.SelectMany(calls => calls).Select(call => call with { Timing = Timing.None }))).Onset);

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(412)]
    [InlineData(422)]
    public void What_a_healthy_service_refuses_is_no_finding(int status) =>
        Assert.Empty(Inspector.Inspect(Calls.Snapshot(
            Enumerable.Range(0, 60).Select(call => Calls.Inbound(Orders + call, call * 100, 20, call % 7 == 3 ? status : 200)))).Findings);

    [Theory]
    [InlineData(0)]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public void What_a_healthy_service_does_not_answer_always_is(int status) =>
        Assert.Single(Requests.Found<ErrorCluster>(
            Enumerable.Range(0, 60).Select(call => Calls.Inbound(Orders + call, call * 100, 20, call % 7 == 3 ? status : 200))));

    [Fact]
    public void Refusals_that_began_in_the_capture_are_found() =>
        Assert.Equal(30, Assert.Single(Requests.Found<ErrorCluster>([.. Passing(Orders, 30), .. Failing(Orders, 8, 401, _ => "")])).Onset!.PassedBefore);

    [Fact]
    public void Things_that_are_asked_for_at_one_moment_and_are_not_there_begin_nothing() =>
        Assert.Empty(Requests.Found<ErrorCluster>([.. Passing(Orders, 30), .. Failing(Orders, 8, 404, _ => "").Select((call, place) => call with { Start = Calls.Zero.AddMilliseconds(100_000 + place) })]));

    [Fact]
    public void Refusals_of_all_calls_are_found() => Assert.Single(Requests.Found<ErrorCluster>(Failing(Orders, 5, 401, _ => "")));

    [Fact]
    public void Refusals_that_were_rarer_in_the_baseline_are_found()
    {
        Exchange[] now = [.. Enumerable.Range(0, 60).Select(call => Calls.Inbound(Orders + call, call * 100, 20, call % 3 == 1 ? 400 : 200))];

        Assert.Empty(Inspector.Inspect(Calls.Snapshot(now), Calls.Snapshot(now)).Findings);
        Assert.IsType<ErrorCluster>(Assert.Single(Inspector.Inspect(Calls.Snapshot(now), Calls.Snapshot(Passing(Orders, 60))).Findings));
    }

    [Theory]
    [InlineData(404, 0)]
    [InlineData(409, 0)]
    [InlineData(410, 0)]
    [InlineData(412, 0)]
    [InlineData(400, 1)]
    [InlineData(401, 1)]
    [InlineData(422, 1)]
    public void An_upstream_may_lack_what_it_is_asked_for_but_not_refuse_how(int status, int found) =>
        Assert.Equal(found, Requests.Found<ErrorCluster>(
            Enumerable.Range(0, 60).Select(call => Calls.Outbound(Upstream + call, call * 100, 20, call % 7 == 3 ? status : 200))).Length);

    [Fact]
    public void A_thing_that_is_not_there_may_be_told_on() =>
        Assert.Empty(Inspector.Inspect(Calls.Snapshot(Enumerable.Range(0, 40).SelectMany(call => new[]
        {
            Calls.Inbound(Orders + call, call * 500, 100, call % 7 == 3 ? 404 : 200),
            Calls.Outbound(Upstream + call, (call * 500) + 10, 50, call % 7 == 3 ? 404 : 200),
        }))).Findings);

    [Fact]
    public void What_an_upstream_refuses_may_be_told_on() =>
        Assert.DoesNotContain(Inspector.Inspect(Calls.Snapshot(Passed(call => call % 7 == 3 ? 402 : 200, status => status))).Findings, IsOfErrors);

    [Fact]
    public void A_refusal_of_the_services_own_credentials_may_not() =>
        Assert.Contains(Inspector.Inspect(Calls.Snapshot(Passed(call => call % 7 == 3 ? 401 : 200, status => status))).Findings, IsOfErrors);

    [Fact]
    public void Who_asks_whether_a_thing_is_there_takes_404_for_an_answer() =>
        Assert.DoesNotContain(Inspector.Inspect(Calls.Snapshot(Passed(call => call % 7 == 3 ? 200 : 404, _ => 200))).Findings, IsOfErrors);

    [Fact]
    public void A_404_that_the_service_makes_a_500_of_is_the_fault_itself()
    {
        var propagation = Assert.Single(Inspector.Inspect(Calls.Snapshot(Passed(call => call % 7 == 3 ? 404 : 200, status => status == 404 ? 500 : 200)))
            .Findings.OfType<Propagation>());

        Assert.Equal((true, FindingRole.Cause), (propagation.UpstreamWasRight, propagation.Role));
        Assert.Equal("GET /items/3 → 404, and so GET /orders/3 → 500.", Assert.Single(propagation.Proof));
    }

    [Fact]
    public void A_401_that_the_service_makes_a_500_of_is_a_link_of_the_chain() =>
        Assert.Equal(
            FindingRole.Chain,
            Assert.Single(Inspector.Inspect(Calls.Snapshot(Passed(call => call % 7 == 3 ? 401 : 200, status => status == 401 ? 500 : 200)))
                .Findings.OfType<Propagation>()).Role);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public void Failures_that_the_service_gets_over_are_found_where_they_recur(int failures, int found) =>
        Assert.Equal(found, Requests.Found<ErrorCluster>(Retried(failures, wait: null)).Length);

    [Fact]
    public void Failures_that_nothing_gets_over_are_always_found() =>
        Assert.Single(Requests.Found<ErrorCluster>([.. Retried(1, wait: null).Where(call => call.Response.Failed), .. Passing(Orders, 5)]));

    [Fact]
    public void Waits_that_were_asked_for_and_kept_are_no_failures() => Assert.Empty(Requests.Found<ErrorCluster>(Retried(6, wait: "1")));

    [Fact]
    public void Waits_that_were_asked_for_and_not_kept_are() => Assert.Single(Requests.Found<ErrorCluster>(Retried(6, wait: "3")));

    [Theory]
    [InlineData(6, "new", 0)]
    [InlineData(6, "old", 1)]
    [InlineData(2, "new", 1)]
    public void Credentials_that_are_renewed_now_and_then_are_no_failures(int callsPerRenewal, string credentials, int found) =>
        Assert.Equal(found, Requests.Found<ErrorCluster>(Enumerable.Range(0, 40).SelectMany(call => (Exchange[])
        [
            Calls.Inbound(Orders + call, call * 500, 200),
            .. call % callsPerRenewal == 1 ? [Calls.Outbound(Upstream + call, (call * 500) + 10, 20, 401).WithRequestHeader("Authorization", "old")] : Array.Empty<Exchange>(),
            Calls.Outbound(Upstream + call, (call * 500) + 80, 20).WithRequestHeader("Authorization", credentials),
        ])).Length);

    // Orders that are paid, half of them cancelled; a change of what is ordered is only tried too late.
    [Theory]
    [InlineData(409, 0)]
    [InlineData(200, 1)]
    public void Writes_that_are_always_refused_are_guarded_where_their_state_refuses_others_too(int paidAfterCancel, int found) =>
        Assert.Equal(found, Requests.Found<ErrorCluster>(Enumerable.Range(100, 20).SelectMany(id =>
        {
            Exchange Of(int step, string action, string state, int status = 200) => Calls.Inbound($"http://svc/orders/{id}{action}", (id * 5000) + (step * 1000), 20, status)
                .WithMethod("POST").WithBody(status == 200 ? $$"""{"id":{{id}},"status":"{{state}}"}""" : "{}");
            return id % 2 == 0
                ? new[] { Of(0, "", "open"), Of(1, "/pay", "paid") }
                : [Of(0, "", "open"), Of(1, "/cancel", "cancelled"), Of(2, "/pay", "cancelled", paidAfterCancel), Of(3, "/items", "cancelled", 409)];
        })).Length);

    private static bool IsOfErrors(Finding finding) => finding is ErrorCluster or Propagation;

    // Inbound calls with one outbound call each.
    private static IEnumerable<Exchange> Passed(Func<int, int> upstream, Func<int, int> service) => Enumerable.Range(0, 40).SelectMany(call => new[]
    {
        Calls.Inbound(Orders + call, call * 500, 100, service(upstream(call))),
        Calls.Outbound(Upstream + call, (call * 500) + 10, 50, upstream(call)),
    });

    // Inbound calls whose outbound call fails at first, and passes 1.5 s later.
    private static IEnumerable<Exchange> Retried(int failures, string? wait) => Enumerable.Range(0, failures).SelectMany(call => new[]
    {
        Calls.Inbound(Orders + call, call * 5000, 2000),
        wait is null
            ? Calls.Outbound(Upstream + call, (call * 5000) + 10, 20, 503)
            : Calls.Outbound(Upstream + call, (call * 5000) + 10, 20, 503).WithResponseHeader("Retry-After", wait),
        Calls.Outbound(Upstream + call, (call * 5000) + 1530, 20),
    });

    private static string Problem(string detail) => $$"""{"type":"about:blank","title":"oops","status":500,"detail":"{{detail}}"}""";

    private static IEnumerable<Exchange> Passing(string url, int calls) =>
        Enumerable.Range(0, calls).Select(call => Calls.Inbound(url + call, call * 1000, 20));

    private static IEnumerable<Exchange> Failing(string url, int calls, int status, Func<int, string> body) =>
        Enumerable.Range(0, calls).Select(call => Calls.Inbound(url + call, 100_000 + (call * 1000), 20, status).WithBody(body(call)));
}
