using System.Collections.Immutable;
using Wirefix.Replay.Measuring;
using Wirefix.Traffic;

namespace Wirefix.Replay.Tests;

/// <summary>Real services in real processes, measured over real sockets.</summary>
public sealed class MeasurementTests
{
    private static readonly Metric PeakOfItems = new PeakInFlight(EndpointSelector.Parse("GET upstream.example/items/{id}"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unbounded_fan_out_of_100_is_measured_as_exactly_100_in_every_run()
    {
        var measurement = await MeasureAsync(3, Recorded.Inbound("/fan/100"), [.. Recorded.Items(100), Recorded.Outbound("https://upstream.example/raw")]);

        Assert.Equal([100.0, 100, 100], measurement.Runs.Select(run => run.Value));
        Assert.Equal(100, measurement.Value);
        Assert.Null(measurement.Voided);
        Assert.All(measurement.Runs, run => Assert.Equal("100 200", Assert.Single(run.Replies).Body));
        Assert.All(measurement.Runs, run => Assert.Equal(101, run.Arrivals.Length));
    }

    [Fact]
    public async Task A_fan_out_bounded_to_10_is_measured_as_exactly_10_in_every_run()
    {
        var measurement = await MeasureAsync(3, Recorded.Inbound("/bounded/40/10"), [.. Recorded.Items(40)]);

        Assert.Equal([10.0, 10, 10], measurement.Runs.Select(run => run.Value));
        Assert.All(measurement.Runs, run => Assert.Equal(40, run.Arrivals.Length));
    }

    [Fact]
    public async Task The_measurement_carries_the_digest_of_its_harness()
    {
        var harness = HarnessOf([Recorded.Inbound("/fan/1"), .. Recorded.Items(1)]);

        var measurement = await HarnessRunner.MeasureAsync(harness, TestServices.Fan, cancellationToken: Token);

        Assert.Equal(harness.Digest, measurement.HarnessDigest);
        Assert.Equal("peak_in_flight", measurement.Metric);
    }

    [Fact]
    public async Task Recorded_errors_are_answered_in_recorded_order_and_the_last_one_repeats()
    {
        var item = Recorded.Outbound("https://upstream.example/items/0", 429, "slow down", start: 1);
        var run = await RunAsync(
            [
                Recorded.Inbound(Call("raw", "https://upstream.example/items/0"), start: 0),
                Recorded.Inbound(Call("raw", "https://upstream.example/items/0"), start: 20),
                Recorded.Inbound(Call("raw", "https://upstream.example/items/0"), start: 40),
            ],
            item,
            item with { Id = "second", Start = item.Start.AddMilliseconds(1), Response = new Response(503) });

        Assert.Equal([429, 503, 503], run.Arrivals.Select(arrival => arrival.Status));
        Assert.Contains("429 https://upstream.example/items/0 slow down", run.Replies[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_got_no_answer_gets_none_again()
    {
        var run = await RunAsync([Recorded.Inbound(Call("raw", "https://upstream.example/gone"))], Recorded.Outbound("https://upstream.example/gone", status: 0));

        Assert.Equal(0, Assert.Single(run.Arrivals).Status);
        Assert.Contains("error occurred while sending", Assert.Single(run.Replies).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_was_not_recorded_fails_by_itself_and_is_reported()
    {
        var run = await RunAsync([Recorded.Inbound(Call("raw", "https://other.example/a?b=1"))]);

        Assert.Equal(["GET other.example/a?b=1"], run.Unrecorded);
        Assert.StartsWith("501 ", Assert.Single(run.Replies).Body, StringComparison.Ordinal);
        Assert.Empty(run.Escaped);
    }

    [Theory]
    [InlineData("factory")]
    [InlineData("raw")]
    [InlineData("sync")]
    [InlineData("http2")]
    public async Task Whatever_way_a_call_is_made_it_reaches_the_mock_without_TLS_and_the_service_does_not_notice(string via)
    {
        var run = await RunAsync([Recorded.Inbound(Call(via, "https://upstream.example/a"))], Recorded.Outbound("https://upstream.example/a", body: "hello"));

        Assert.Equal("200 https://upstream.example/a hello", Assert.Single(run.Replies).Body);
        var arrival = Assert.Single(run.Arrivals);
        Assert.Equal(("GET", "upstream.example", "/a"), (arrival.Method, arrival.Host, arrival.PathAndQuery));
    }

    [Fact]
    public async Task A_call_to_loopback_goes_to_the_mock_too()
    {
        var run = await RunAsync([Recorded.Inbound(Call("raw", "http://localhost:9/a"))], Recorded.Outbound("http://localhost:9/a", body: "hello"));

        Assert.Equal("200 http://localhost:9/a hello", Assert.Single(run.Replies).Body);
    }

    [Fact]
    public async Task Redirect_hops_relative_and_to_another_host_reach_the_mock_as_what_they_are()
    {
        var run = await RunAsync(
            [Recorded.Inbound(Call("raw", "https://upstream.example/first"))],
            Recorded.Outbound("https://upstream.example/first", 302, headers: new Header("Location", "/second")),
            Recorded.Outbound("https://upstream.example/second", 302, headers: new Header("Location", "https://other.example/third")),
            Recorded.Outbound("https://other.example/third", body: "there"));

        Assert.Equal(
            ["upstream.example/first", "upstream.example/second", "other.example/third"],
            run.Arrivals.Select(arrival => arrival.Host + arrival.PathAndQuery));
        Assert.Equal("200 https://other.example/third there", Assert.Single(run.Replies).Body);
    }

    [Theory]
    [InlineData("/a%2Fb/c%20d?e=f+g&h=%2B&i=%C3%A4", "/a%2Fb/c%20d?e=f+g&h=%2B&i=%C3%A4")]
    [InlineData("/ä/日本?q=ü", "/%C3%A4/%E6%97%A5%E6%9C%AC?q=%C3%BC")]
    [InlineData("/a;v=1//b?x=1&x=2&y=", "/a;v=1//b?x=1&x=2&y=")]
    public async Task Path_and_query_arrive_as_the_service_would_have_sent_them(string asked, string onTheWire)
    {
        var run = await RunAsync([Recorded.Inbound(Call("raw", "https://upstream.example" + asked))]);

        Assert.Equal(onTheWire, Assert.Single(run.Arrivals).PathAndQuery);
    }

    [Fact]
    public async Task A_query_in_another_order_still_finds_its_answer()
    {
        var run = await RunAsync(
            [Recorded.Inbound(Call("raw", "https://upstream.example/a?x=1&y=2"))],
            Recorded.Outbound("https://upstream.example/a?y=2&x=1", body: "found"));

        Assert.Equal("200 https://upstream.example/a?x=1&y=2 found", Assert.Single(run.Replies).Body);
    }

    [Theory]
    [InlineData("https://upstream.example/a", "CONNECT upstream.example:443")]
    [InlineData("http://upstream.example/a?b=1", "GET upstream.example/a?b=1")]
    public async Task A_call_that_bypasses_the_hook_is_stopped_and_voids_the_measurement(string url, string call)
    {
        var measurement = await MeasureAsync(1, Recorded.Inbound(Call("bypass", url)), [Recorded.Outbound(url)]);

        Assert.Equal([call], Assert.Single(measurement.Runs).Escaped);
        Assert.Contains(call, measurement.Voided, StringComparison.Ordinal);
    }

    // 0.0.0.0 is no loopback address and yet stays on this machine.
    [Theory]
    [InlineData("0.0.0.0:5432", true)]
    [InlineData("127.0.0.1:5432", false)]
    public async Task A_connection_that_is_not_http_voids_the_measurement_where_it_leaves_the_machine(string target, bool escapes)
    {
        var measurement = await MeasureAsync(1, Recorded.Inbound($"/connect?to={target}"), []);

        Assert.Equal(escapes ? [$"CONNECT {target}"] : [], Assert.Single(measurement.Runs).Escaped);
        Assert.Equal(escapes, measurement.Voided?.Contains(target, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task An_answer_that_goes_because_its_time_is_up_is_counted_as_late()
    {
        var harness = HarnessOf([Recorded.Inbound("/fan/2"), .. Recorded.Items(2)]) with
        {
            Hold = new HoldPolicy(TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(1)),
        };

        var measurement = await HarnessRunner.MeasureAsync(harness, TestServices.Fan, cancellationToken: Token);

        Assert.Equal(2, Assert.Single(measurement.Runs).LateAnswers);
    }

    [Fact]
    public async Task A_web_socket_is_refused_and_reported()
    {
        var run = await RunAsync([Recorded.Inbound("/socket")]);

        Assert.Equal(["GET upstream.example/socket: an upgrade to websocket"], run.Refused);
        Assert.Contains("501", Assert.Single(run.Replies).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_of_work_that_outlives_its_request_are_still_counted()
    {
        var run = await RunAsync([Recorded.Inbound("/later")], Recorded.Outbound("https://upstream.example/later"));

        Assert.Equal("/later", Assert.Single(run.Arrivals).PathAndQuery);
        Assert.Equal(202, Assert.Single(run.Replies).Status);
    }

    [Fact]
    public async Task A_request_is_replayed_with_its_method_headers_target_and_body()
    {
        var run = await RunAsync(
            [
                Recorded.Inbound(
                    "/echo?a=%2F+b",
                    method: "POST",
                    body: "grüße",
                    headers: [new("X-Sent", "yes"), new("Host", "service.example"), new("Content-Length", "99"), new("Content-Type", "text/plain")]),
            ]);

        var reply = Assert.Single(run.Replies);
        Assert.Equal("yes service.example /echo?a=%2F+b grüße", reply.Body);
        Assert.Equal((200, 200), (reply.Status, reply.RecordedStatus));
    }

    [Fact]
    public async Task The_service_runs_in_production_with_the_overrides_of_the_harness()
    {
        var harness = HarnessOf([Recorded.Inbound("/setting")]) with
        {
            Environment = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("Section__Key", "override")]),
        };

        var measurement = await HarnessRunner.MeasureAsync(harness, TestServices.Fan, cancellationToken: Token);

        Assert.Equal("override Production", measurement.Runs.Single().Replies.Single().Body);
    }

    [Fact]
    public async Task A_service_that_ends_while_traffic_is_replayed_is_an_error_with_its_exit_code()
    {
        var exception = await Assert.ThrowsAsync<ServiceException>(() => RunAsync([Recorded.Inbound("/exit")]));

        Assert.Equal(7, exception.ExitCode);
        Assert.StartsWith(TestServices.Fan.AssemblyPath, exception.Message, StringComparison.Ordinal);
        Assert.Contains("while traffic was replayed, as request 1 of 1, GET /exit, waited for its answer", exception.Message, StringComparison.Ordinal);
    }

    private static string Call(string via, string url) => $"/call/{via}?url={Uri.EscapeDataString(url)}";

    private static Harness HarnessOf(IEnumerable<Exchange> exchanges) =>
        Harness.From(Recorded.Snapshot(exchanges), "src/Fan/Fan.csproj", PeakOfItems, new HarnessOptions { Runs = 1 });

    private static async Task<Run> RunAsync(IEnumerable<Exchange> inbound, params IEnumerable<Exchange> outbound)
    {
        var harness = HarnessOf([.. inbound, .. outbound]);
        return (await HarnessRunner.MeasureAsync(harness, TestServices.Fan, cancellationToken: Token)).Runs.Single();
    }

    private static Task<Measurement> MeasureAsync(int runs, Exchange inbound, IEnumerable<Exchange> outbound) =>
        HarnessRunner.MeasureAsync(HarnessOf([inbound, .. outbound]) with { Runs = runs }, TestServices.Fan, cancellationToken: Token);
}
