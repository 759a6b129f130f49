using System.Text.Json;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Errors;
using Wirefix.Traffic.Inspection.Load;

namespace Wirefix.Traffic.Tests.Inspection;

public class InspectorTests
{
    private const string Upstream = "https://up.example.com/items/";

    [Fact]
    public void An_endpoint_is_summed_up_in_numbers_worked_out_by_hand()
    {
        var inspection = Inspector.Inspect(Calls.Snapshot(
            Calls.Outbound(Upstream + 1, 0, 100),
            Calls.Outbound(Upstream + 2, 40, 30, status: 500),
            Calls.Outbound(Upstream + 3, 60, 20),
            Calls.Outbound(Upstream + 4, 1010, 10, status: 0)));

        var summary = Assert.Single(inspection.Endpoints);
        Assert.Equal("GET up.example.com/items/{id}", summary.Endpoint.ToString());
        Assert.Equal((4, 2, 0.5), (summary.Calls, summary.Errors, summary.ErrorRate));
        Assert.Equal([new(0, 1), new(200, 2), new(500, 1)], summary.Statuses);
        Assert.Equal((3, 2, 3), (summary.PeakInFlight, summary.LargestIn50Ms, summary.LargestIn1S));
        Assert.Equal(new LatencyQuantiles(Ms(20), Ms(100), Ms(100), Ms(100)), summary.Latency);
        Assert.Equal(new TimeRange(Calls.Zero, Calls.Zero.AddMilliseconds(1020)), inspection.Range);
        Assert.Empty(inspection.TimingNotes);
    }

    [Fact]
    public void Starts_alone_give_arrivals_and_no_overlap()
    {
        var inspection = Inspector.Inspect(Calls.Snapshot(
            Calls.Outbound(Upstream + 1, 0, 0, timing: Timing.StartOnly), Calls.Outbound(Upstream + 2, 10, 0, timing: Timing.StartOnly)));

        var summary = Assert.Single(inspection.Endpoints);
        Assert.Equal((2, null), (summary.LargestIn50Ms, summary.PeakInFlight));
        Assert.Contains("2 of 2 outbound calls have one stamp, the request's beginning", Assert.Single(inspection.TimingNotes));
    }

    [Fact]
    public void Refusals_at_high_overlap_are_throttling_and_come_first()
    {
        var inspection = Inspector.Inspect(FanOut(calls: 30, refusedFrom: 20));

        var throttling = Assert.IsType<Throttling>(inspection.Findings[0]);
        Assert.Equal((429, 10, 30), (throttling.Status, throttling.Errors, throttling.Calls));
        Assert.Equal((30, 30), (throttling.PeakInFlight, throttling.LargestIn50Ms));
        Assert.Equal((21, 20), (throttling.FewestInFlightAtRefusal, throttling.MostInFlightAtSuccess));
        Assert.Equal(1, throttling.Score);
        Assert.Equal(TimeSpan.FromSeconds(2), throttling.RetryAfter);
        Assert.Equal("GET svc/sync/ann", throttling.Inbound!.ToString());
        Assert.StartsWith("10 × 429 from up.example.com (GET /items/{id}), 10 of 30 calls", throttling.Title);
        Assert.Equal(10, throttling.ExchangeIds.Length);
        Assert.DoesNotContain(inspection.Findings, finding => finding is ErrorCluster);
    }

    [Fact]
    public void A_fan_out_is_a_burst_with_its_exact_numbers()
    {
        var burst = Assert.Single(Inspector.Inspect(FanOut(calls: 30, refusedFrom: 30)).Findings.OfType<Burst>());

        Assert.Equal((30, 30, 30, 30), (burst.Calls, burst.LargestIn50Ms, burst.LargestIn1S, burst.PeakInFlight));
        Assert.Equal(new TimeRange(Calls.Zero.AddMilliseconds(10), Calls.Zero.AddMilliseconds(39)), burst.Window);
    }

    [Fact]
    public void A_steady_stream_is_no_burst_however_dense() =>
        Assert.Empty(Inspector.Inspect(Calls.Snapshot(Enumerable.Range(0, 2000).Select(call => Calls.Outbound(Upstream + call, call, 30)))).Findings);

    // Ten callers that come together and each ask again as soon as they are answered.
    [Fact]
    public void Callers_that_wait_for_their_answers_make_no_burst() =>
        Assert.Empty(Inspector.Inspect(Calls.Snapshot(Enumerable.Range(0, 10).SelectMany(caller => Enumerable.Range(0, 12).Select(round =>
            Calls.Inbound("http://svc/flats?rooms=3", (round < 6 ? 0 : 60_000) + (round * 16) + caller, 10))))).Findings.OfType<Burst>());

    [Fact]
    public void Refusals_one_after_another_are_an_error_cluster()
    {
        var inspection = Inspector.Inspect(Calls.Snapshot(
            Enumerable.Range(0, 10).Select(call => Calls.Outbound(Upstream + call, call * 100, 50, status: call < 3 ? 429 : 200))));

        var cluster = Assert.IsType<ErrorCluster>(Assert.Single(inspection.Findings));
        Assert.Equal((429, 3, 10), (cluster.Status, cluster.Errors, cluster.Calls));
        Assert.Equal(new TimeRange(Calls.Zero, Calls.Zero.AddMilliseconds(250)), cluster.Window);
        Assert.Equal(["0000", "0001", "0002"], cluster.ExchangeIds);
    }

    [Fact]
    public void Refusals_that_come_where_fewer_calls_overlap_are_an_error_cluster()
    {
        var inspection = Inspector.Inspect(Calls.Snapshot(
        [
            .. Enumerable.Range(0, 10).Select(call => Calls.Outbound(Upstream + call, call, 500)),
            .. Enumerable.Range(0, 5).Select(call => Calls.Outbound(Upstream + call, 1000 + (call * 100), 50, status: 429)),
        ]));

        Assert.IsType<ErrorCluster>(Assert.Single(inspection.Findings));
    }

    [Fact]
    public void Refusals_whose_overlap_is_not_known_are_an_error_cluster() =>
        Assert.All(
            Inspector.Inspect(Calls.Snapshot(
                Enumerable.Range(0, 30).Select(call => Calls.Outbound(Upstream + call, call, 0, status: 429, timing: Timing.EndOnly)))).Findings,
            finding => Assert.IsType<ErrorCluster>(finding));

    [Fact]
    public void A_date_in_Retry_After_is_told_from_the_Date_of_the_same_answer()
    {
        var refused = Calls.Outbound(Upstream + 1, 0, 5, status: 503)
            .WithResponseHeader("Date", "Wed, 04 Mar 2026 05:06:07 GMT")
            .WithResponseHeader("Retry-After", "Wed, 04 Mar 2026 05:07:37 GMT");

        var cluster = Assert.IsType<ErrorCluster>(Assert.Single(Inspector.Inspect(Calls.Snapshot(refused)).Findings));

        Assert.Equal(TimeSpan.FromSeconds(90), cluster.RetryAfter);
    }

    [Fact]
    public void A_failure_of_an_upstream_that_the_service_passes_on_is_propagation()
    {
        var inspection = Inspector.Inspect(Calls.Snapshot(
            Calls.Inbound("http://svc/a", 0, 100, status: 502),
            Calls.Outbound(Upstream + 1, 10, 20, status: 500),
            Calls.Inbound("http://svc/a", 200, 100),
            Calls.Outbound(Upstream + 2, 210, 20, status: 500)));

        var propagation = Assert.IsType<Propagation>(inspection.Findings[0]);
        Assert.Equal((500, 502, 1, 2), (propagation.UpstreamStatus, propagation.InboundStatus, propagation.Count, propagation.UpstreamErrors));
        Assert.Equal("1 × 500 from up.example.com, turned into a 502 by the service (GET /a, 1 of 2)", propagation.Title);
        Assert.Equal(["0000", "0001"], propagation.ExchangeIds);
    }

    [Fact]
    public void A_healthy_snapshot_has_no_findings_and_an_empty_one_no_range()
    {
        Assert.Empty(Inspector.Inspect(Calls.Snapshot(Calls.Inbound("http://svc/a", 0, 100))).Findings);
        Assert.Null(Inspector.Inspect(Calls.Snapshot()).Range);
    }

    [Fact]
    public void Findings_are_written_with_their_kind_and_endpoints_as_people_write_them()
    {
        var json = JsonSerializer.Serialize(
            Inspector.Inspect(FanOut(calls: 30, refusedFrom: 20)), new JsonSerializerOptions(JsonSerializerDefaults.Web));

        using var document = JsonDocument.Parse(json);
        var first = document.RootElement.GetProperty("findings")[0];
        Assert.Equal("throttling", first.GetProperty("kind").GetString());
        Assert.Equal("GET up.example.com/items/{id}", first.GetProperty("endpoint").GetString());
        Assert.Equal("outbound", first.GetProperty("direction").GetString());
        Assert.Equal("nesting", document.RootElement.GetProperty("leads")[0].GetProperty("basis").GetString());
    }

    // One inbound call of a second, and calls that begin a millisecond apart and stay open together.
    private static Snapshot FanOut(int calls, int refusedFrom) => Calls.Snapshot(
    [
        Calls.Inbound("http://svc/sync/ann", 0, 1000),
        .. Enumerable.Range(0, calls).Select(call => Calls
            .Outbound(Upstream + call, 10 + call, 300 - call, status: call < refusedFrom ? 200 : 429)
            .WithResponseHeader("Retry-After", "2")),
    ]);

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
