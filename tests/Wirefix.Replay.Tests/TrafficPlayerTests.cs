using System.Collections.Immutable;

namespace Wirefix.Replay.Tests;

/// <summary>The player against a server that holds its answers back, which stamps what arrives when.</summary>
public sealed class TrafficPlayerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly HoldPolicy Hold = new(TimeSpan.FromMilliseconds(200), Patience);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_is_sent_after_the_answers_that_it_follows_and_with_those_that_it_overlapped()
    {
        var (arrivals, _) = await PlayAsync(Patience, Request("/first"), Request("/left", 0), Request("/right", 0), Request("/last", 1, 2));

        Assert.Equal(["/first", "/last"], new[] { arrivals[0], arrivals[^1] }.Select(arrival => arrival.PathAndQuery));
        var left = arrivals.Single(arrival => arrival.PathAndQuery == "/left");
        var right = arrivals.Single(arrival => arrival.PathAndQuery == "/right");
        Assert.True(left.Start >= arrivals[0].End && right.Start >= arrivals[0].End);
        Assert.True(left.Start < right.End && right.Start < left.End);
        Assert.True(arrivals[^1].Start >= left.End && arrivals[^1].Start >= right.End);
    }

    [Fact]
    public async Task A_pause_ends_when_nothing_is_in_flight_any_more()
    {
        var hour = TimeSpan.FromHours(1);

        var (arrivals, _) = await PlayAsync(TimeSpan.Zero, Request("/a"), Request("/b", 0) with { Delay = hour }, Request("/c") with { Delay = hour });

        Assert.Equal(["/a", "/b", "/c"], arrivals.Select(arrival => arrival.PathAndQuery));
        Assert.True(arrivals[2].Start >= arrivals[1].End);
    }

    [Fact]
    public async Task A_request_that_is_not_answered_in_time_is_a_reply_of_status_0_and_the_others_go_on()
    {
        await using var mock = await MockUpstream.StartAsync(Mocked.Harness(Answer("/b")) with { Hold = new HoldPolicy(Patience, Patience) }, EndpointSelector.Parse("GET /a"), Token);
        using var player = new TrafficPlayer(_ => mock.Address, Delivery.Whole, TimeSpan.FromSeconds(1), BodyBudget.OfRun());

        var replies = await player.PlayAsync([Request("/a"), Request("/b", 0)], TimeSpan.Zero, Token);

        Assert.Equal([0, 200], replies.Select(reply => reply.Status));
    }

    [Fact]
    public async Task Replies_come_in_the_order_of_the_script()
    {
        var (_, replies) = await PlayAsync(TimeSpan.Zero, Request("/c"), Request("/a"), Request("/b"));

        Assert.Equal(["/c", "/a", "/b"], replies.Select(reply => reply.PathAndQuery));
    }

    [Fact]
    public async Task A_body_in_pieces_arrives_whole_and_each_request_begins_a_trace_of_its_own()
    {
        await using var mock = await MockUpstream.StartAsync(Mocked.Harness(Answer("/a") with { Method = "POST" }), EndpointSelector.All, Token);
        using var player = new TrafficPlayer(_ => mock.Address, Delivery.Pieces, Patience, BodyBudget.OfRun());
        var body = new RecordedBody(string.Concat(Enumerable.Range(0, 500).Select(number => $"{number}é ")));
        var post = Request("/a") with { Method = "POST", Body = body, Headers = [new Traffic.Header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")] };

        await player.PlayAsync([post, post with { Follows = [0] }], TimeSpan.Zero, Token);

        var arrivals = mock.Observed().Arrivals;
        Assert.Equal([0, 1], arrivals.Select(arrival => arrival.Request));
        Assert.All(arrivals, arrival => Assert.Equal(body, arrival.Body));
    }

    private static async Task<(ImmutableArray<Arrival> Arrivals, ImmutableArray<Reply> Replies)> PlayAsync(
        TimeSpan longestIdle, params ImmutableArray<ScriptedRequest> script)
    {
        await using var mock = await MockUpstream.StartAsync(Mocked.Harness([.. script.Select(request => Answer(request.PathAndQuery))]) with { Hold = Hold }, EndpointSelector.All, Token);
        using var player = new TrafficPlayer(_ => mock.Address, Delivery.Whole, Patience, BodyBudget.OfRun());
        var replies = await player.PlayAsync(script, longestIdle, Token);
        return (mock.Observed().Arrivals, replies);
    }

    private static ScriptedRequest Request(string target, params ImmutableArray<int> follows) =>
        new() { Method = "GET", PathAndQuery = target, RecordedStatus = 200, Follows = follows };

    private static RecordedAnswer Answer(string target) => new() { Method = "GET", Host = "127.0.0.1", PathAndQuery = target, Status = 200 };
}
