using System.Collections.Immutable;
using Wirefix.Replay.Comparing;
using Wirefix.Traffic;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay.Tests.Together;

/// <summary>Real services in processes of their own that call each other, while everybody else is mocked.</summary>
public sealed class TogetherTests
{
    private const string Ordered = """{"id":"1","name":"cup","price":6}""";
    private const string Order = """{"count":3}""";

    private static readonly Conversation Orders = new Conversation()
        .Entry("front", "/orders/1", Ordered, method: "POST", body: Order)
        .Inner("front", "stock", "http://stock.internal/stock/1", Ordered, method: "POST", body: Order)
        .Inner("stock", "front", "http://front.internal:8080/names/1", """{"name":"cup"}""")
        .Outer("stock", "https://rates.example/rate", """{"rate":2}""")
        .Entry("front", "/names/2", """{"name":"plate"}""");

    private static readonly StandingService Stock = Service("stock", ("other", "http://front.internal:8080"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_services_that_call_each_other_and_a_mocked_one_answer_as_recorded()
    {
        var (run, comparison) = await ReplayAsync(Orders, Front(), Stock);

        Assert.True(comparison.IsAsRecorded);
        Assert.Equal((2, 2), (comparison.Requests, comparison.InnerCalls));
        Assert.Equal(["front", "stock"], comparison.Services);
        Assert.Equal([Ordered, """{"name":"plate"}"""], run.Replies.Select(reply => reply.Body));
        Assert.Equal(
            ["front: POST stock.internal/stock/1 → stock 200 of 0", "stock: GET front.internal/names/1 → front 200 of 0", "stock: GET rates.example/rate →  200 of 0"],
            run.Arrivals.Select(call => $"{call.By}: {call.Method} {call.Host}{call.PathAndQuery} → {call.To} {call.Status} of {call.Request}"));
    }

    [Fact]
    public async Task An_inner_service_that_is_broken_shows_at_the_call_and_at_the_entry()
    {
        var (_, comparison) = await ReplayAsync(Orders, Front(), Stock with { Environment = Stock.Environment.Add("fault", "status") });

        var answer = Assert.Single(comparison.Differing);
        Assert.Equal(("POST /orders/1", new Difference("status", "200", "502")), (answer.Request, answer.Differences[0]));
        var call = Assert.Single(comparison.DifferingCalls);
        Assert.Equal(("front: POST stock.internal/stock/1", "stock", new Difference("status", "200", "500")), (call.Call, call.To, call.Differences[0]));
        Assert.Equal(["stock: GET front.internal/names/1", "stock: GET rates.example/rate"], comparison.NotMade.Order(StringComparer.Ordinal));
        Assert.Empty(comparison.Unrecorded);
    }

    [Fact]
    public async Task A_call_that_no_longer_comes_is_told_though_the_entry_is_answered_as_before()
    {
        var (_, comparison) = await ReplayAsync(Orders, Front(("fault", "silent")), Stock);

        Assert.Empty(comparison.Differing);
        Assert.Contains("front: POST stock.internal/stock/1", comparison.NotMade);
        Assert.False(comparison.IsAsRecorded);
    }

    [Fact]
    public async Task A_call_that_comes_with_another_body_is_told_by_field()
    {
        var (_, comparison) = await ReplayAsync(Orders, Front(("fault", "count")), Stock);

        var call = Assert.Single(comparison.DifferingCalls);
        Assert.Equal([new Difference("request $.count", "3", "7"), new Difference("$.price", "6", "14")], call.Differences);
    }

    [Fact]
    public async Task A_service_that_calls_itself_is_asked_only_what_came_from_outside()
    {
        var counted = new Conversation().Entry(null, "/down/2", "2 1 0")
            .Inner(null, null, "http://front.internal:8080/down/1", "1 0")
            .Inner(null, null, "http://front.internal:8080/down/0", "0");

        var (run, comparison) = await ReplayAsync(counted, Front(("other", "http://front.internal:8080")) with { Name = "" });

        Assert.True(comparison.IsAsRecorded);
        Assert.Equal("2 1 0", Assert.Single(run.Replies).Body);
        Assert.Equal(["/down/1", "/down/0"], run.Arrivals.Select(call => call.PathAndQuery));
        Assert.Empty(comparison.Services);
    }

    [Fact]
    public async Task Two_services_of_one_host_are_told_apart_by_their_ports_and_a_third_port_is_mocked()
    {
        var asked = new Conversation()
            .Entry("front", "/ask?url=http%3A%2F%2Flocalhost%3A5001%2Fme", "left").Inner("front", "left", "http://localhost:5001/me", "left")
            .Entry("front", "/ask?url=http%3A%2F%2Flocalhost%3A5002%2Fme", "right").Inner("front", "right", "http://localhost:5002/me", "right")
            .Entry("front", "/ask?url=http%3A%2F%2Flocalhost%3A5003%2Fme", "recorded").Outer("front", "http://localhost:5003/me", "recorded");

        var (run, comparison) = await ReplayAsync(asked, Front(), Service("left", ("name", "left")), Service("right", ("name", "right")));

        Assert.True(comparison.IsAsRecorded);
        Assert.Equal(["left", "right", "recorded"], run.Replies.Select(reply => reply.Body));
    }

    [Fact]
    public async Task What_one_service_sends_another_and_what_it_gets_back_are_what_they_are()
    {
        byte[] body = [0, 255, 13, 10];
        var run = await RunAsync(
            new ScriptedRequest { Method = "PUT", PathAndQuery = "/pass/on", RecordedStatus = 200, Body = RecordedBody.From(body) },
            Front(), Service("stock"));

        Assert.Equal("409 a=1,b=2 PUT stock.internal /told/a%2Fb%20c?x=1&x=%C3%A4 one, two 0 00FF0D0A", Assert.Single(run.Replies).Body);
        var call = Assert.Single(run.Arrivals);
        Assert.Equal(body, call.Body!.ToBytes());
        Assert.StartsWith("PUT stock.internal /told", call.Answer!.ToResponse().BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_goes_on_piece_by_piece()
    {
        var run = await RunAsync(new ScriptedRequest { Method = "GET", PathAndQuery = "/listen", RecordedStatus = 200 }, Front(), Service("stock"));

        Assert.Equal("first second", Assert.Single(run.Replies).Body);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_breaks_off_for_the_caller_too()
    {
        var run = await RunAsync(new ScriptedRequest { Method = "GET", PathAndQuery = "/try", RecordedStatus = 200 }, Front(), Service("stock"));

        Assert.Equal("broke off", Assert.Single(run.Replies).Body);
        Assert.Equal(0, Assert.Single(run.Arrivals).Status);
    }

    [Fact]
    public async Task A_service_may_call_another_while_both_start()
    {
        var run = await RunAsync(
            new ScriptedRequest { Method = "GET", PathAndQuery = "/greeting", RecordedStatus = 200 },
            Front(("greet", "http://stock.internal")), Service("stock", ("name", "stock")));

        Assert.Equal("stock", Assert.Single(run.Replies).Body);
    }

    [Fact]
    public async Task A_service_that_does_not_start_is_named_with_its_last_words_and_the_others_end()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processes are found in /proc");
        var mark = Guid.NewGuid().ToString("N");
        var harness = HarnessOf(new ScriptedRequest { Method = "GET", PathAndQuery = "/me", RecordedStatus = 200 }, [Front(("MARK", mark)), Service("stock", ("MARK", mark))]);

        var exception = await Assert.ThrowsAsync<ServiceException>(
            () => HarnessRunner.MeasureAsync(harness, [TestServices.Pair, TestServices.Crasher], cancellationToken: Token));

        Assert.StartsWith("stock: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("the settings have no connection string", exception.Message, StringComparison.Ordinal);
        Assert.Empty(RunningProcesses.With(mark));
    }

    [Fact]
    public async Task A_service_that_ends_while_another_calls_it_is_named()
    {
        var asked = new ScriptedRequest { Method = "GET", PathAndQuery = "/ask?url=http%3A%2F%2Fstock.internal%2Fexit", RecordedStatus = 200 };
        var harness = HarnessOf(asked, [Front(), Service("stock")]);

        var exception = await Assert.ThrowsAsync<ServiceException>(
            () => HarnessRunner.MeasureAsync(harness, [TestServices.Pair, TestServices.Fan], cancellationToken: Token));

        Assert.StartsWith("stock: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("as request 1 of 1, GET /ask?url=http%3A%2F%2Fstock.internal%2Fexit, waited for its answer", exception.Message, StringComparison.Ordinal);
        Assert.Equal(7, exception.ExitCode);
    }

    [Fact]
    public async Task A_service_that_leaves_requests_without_an_answer_is_named()
    {
        var hung = new ScriptedRequest { Method = "GET", PathAndQuery = "/hang/1", RecordedStatus = 200, To = "stock" };
        var harness = HarnessOf(hung, [Front(), Service("stock")]) with
        {
            Script = [hung, hung, hung, hung with { Follows = [0, 1, 2] }],
            Timeouts = new HarnessTimeouts(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)),
        };

        var exception = await Assert.ThrowsAsync<ServiceException>(
            () => HarnessRunner.MeasureAsync(harness, [TestServices.Pair, TestServices.Moody], cancellationToken: Token));

        Assert.StartsWith($"stock: {TestServices.Moody.AssemblyPath}: 3 of 4 requests had no answer within 1 s", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_service_sends_another_is_bounded_as_what_it_sends_to_others()
    {
        var asked = new ScriptedRequest { Method = "GET", PathAndQuery = "/upload/20", RecordedStatus = 200 };
        var harness = HarnessOf(asked, [Front(), Service("stock")]) with { Routes = [new ServiceRoute("upstream.example:443", "stock")] };

        var run = Assert.Single((await HarnessRunner.MeasureAsync(harness, [TestServices.Moody, TestServices.Pair], cancellationToken: Token)).Runs);

        Assert.Equal(["front: POST upstream.example/upload: its body is longer than 16 MiB"], run.Excessive);
        Assert.Contains(Assert.Single(run.Replies).Body, new[] { "413", "cut off" });
    }

    [Fact]
    public async Task An_answer_of_another_service_that_never_ends_is_cut_off_and_told()
    {
        var asked = new ScriptedRequest { Method = "GET", PathAndQuery = "/ask?url=http%3A%2F%2Fstock.internal%2Fendless", RecordedStatus = 200 };

        var run = Assert.Single((await HarnessRunner.MeasureAsync(
            HarnessOf(asked, [Front(), Service("stock")]), [TestServices.Pair, TestServices.Moody], cancellationToken: Token)).Runs);

        Assert.Equal(["front: GET stock.internal/endless: its body is longer than 16 MiB"], run.Excessive);
        Assert.Equal(500, Assert.Single(run.Replies).Status);
    }

    private static StandingService Front(params (string Key, string Value)[] settings) => Service("front", [("other", "http://stock.internal"), .. settings]);

    private static StandingService Service(string name, params (string Key, string Value)[] settings) => new(name, "Pair.csproj")
    {
        // What is given last counts.
        Environment = settings.Aggregate(Harness.NoOverrides, (environment, setting) => environment.SetItem(setting.Key, setting.Value)),
    };

    private static async Task<(Run First, ReplayComparison Comparison)> ReplayAsync(Conversation recorded, params ImmutableArray<StandingService> services)
    {
        var replay = ChainReplay.Of(recorded.Snapshot, new Snapshot([]), services);
        var measured = await HarnessRunner.MeasureAsync(replay.Harness, [.. services.Select(_ => TestServices.Pair)], cancellationToken: Token);
        return (measured.Runs[0], replay.Compare(measured.Runs, Redactor.None));
    }

    private static Harness HarnessOf(ScriptedRequest request, ImmutableArray<StandingService> services) => Mocked.Harness() with
    {
        Name = services[0].Name,
        Environment = services[0].Environment,
        Beside = services[1..],
        Routes = [new ServiceRoute("stock.internal:80", "stock")],
        Script = [request],
        Runs = 1,
    };

    private static async Task<Run> RunAsync(ScriptedRequest request, params ImmutableArray<StandingService> services)
    {
        var harness = HarnessOf(request, services);
        return Assert.Single((await HarnessRunner.MeasureAsync(harness, [TestServices.Pair, TestServices.Pair], cancellationToken: Token)).Runs);
    }
}
