using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Wirefix.Traffic;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay.Tests;

/// <summary>A mock that stands by itself, over real sockets.</summary>
public sealed class CaptureMockTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_host_that_knows_the_path_answers_a_caller_that_names_none()
    {
        await using var mock = await StartAsync(_ => { }, Call("GET", "https://a.example/one", 200, "from a"), Call("GET", "https://b.example/two", 200, "from b"));
        using var client = new HttpClient { BaseAddress = mock.Address };

        Assert.Equal(["a.example", "b.example"], mock.Hosts);
        Assert.Equal(("from a", "from b"), (await client.GetStringAsync("one", Token), await client.GetStringAsync("two", Token)));
    }

    [Fact]
    public async Task A_caller_that_uses_it_as_a_proxy_names_the_host()
    {
        await using var mock = await StartAsync(_ => { }, Call("GET", "http://a.example/one", 200, "from a"), Call("GET", "http://b.example/one", 200, "from b"));
        using var client = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy(mock.Address), UseProxy = true });

        Assert.Equal("from b", await client.GetStringAsync("http://b.example/one", Token));
    }

    [Fact]
    public async Task The_body_that_was_sent_chooses_the_answer()
    {
        await using var mock = await StartAsync(
            _ => { }, Call("POST", "https://a.example/", 201, "first", """{"id":1}"""), Call("POST", "https://a.example/", 409, "second", """{"id":2}"""));
        using var client = new HttpClient();
        using var content = new StringContent("""{ "id": 2 }""", Encoding.UTF8, "application/json");

        using var response = await client.PostAsync(mock.Address, content, Token);

        Assert.Equal((HttpStatusCode.Conflict, "second"), (response.StatusCode, await response.Content.ReadAsStringAsync(Token)));
    }

    [Fact]
    public async Task An_answer_whose_body_is_not_known_is_told_and_one_without_a_body_is_not()
    {
        var (left, none) = (Call("GET", "https://a.example/left", 200, ""), Call("GET", "https://a.example/none", 204, ""));
        await using var silent = await StartAsync(_ => { }, none);
        await using var telling = await StartAsync(_ => { }, none, left with { Response = left.Response with { IsBodyUnknown = true } });

        Assert.Empty(silent.Notes);
        Assert.StartsWith("1 answer is given by the mock without a body, ", Assert.Single(telling.Notes), StringComparison.Ordinal);
        Assert.Contains("first: GET a.example/left, ", telling.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_of_a_call_is_the_one_that_was_redacted()
    {
        var recorded = Call("GET", "https://a.example/geo?key=0123456789abcdef0123&q=rome", 200, "here");
        await using var mock = await StartAsync(_ => { }, recorded with { Request = Redactor.Default.Redact(recorded.Request) });
        using var client = new HttpClient { BaseAddress = mock.Address };

        Assert.Equal("here", await client.GetStringAsync("geo?q=rome&key=0123456789abcdef0123", Token));
    }

    [Fact]
    public async Task A_recorded_host_that_is_this_machine_does_not_keep_the_others_from_answering()
    {
        await using var mock = await StartAsync(_ => { }, Call("GET", "http://127.0.0.1:5001/one", 200, "local"), Call("GET", "https://b.example/two", 200, "from b"));
        using var client = new HttpClient { BaseAddress = mock.Address };

        Assert.Equal("from b", await client.GetStringAsync("two", Token));
    }

    [Fact]
    public async Task What_was_recorded_as_no_answer_is_none()
    {
        var seen = new ConcurrentQueue<MockedCall>();
        await using var mock = await StartAsync(seen.Enqueue, Call("GET", "https://a.example/one", 0, ""));
        using var client = new HttpClient { BaseAddress = mock.Address };

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("one", Token));

        Assert.Equal(0, Assert.Single(seen).Status);
    }

    [Fact]
    public async Task Without_outbound_calls_the_service_itself_is_mocked()
    {
        await using var mock = await StartAsync(_ => { }, Call("GET", "https://me.example/one", 200, "mine") with { Direction = Direction.Inbound });
        using var client = new HttpClient { BaseAddress = mock.Address };

        Assert.Equal("mine", await client.GetStringAsync("one", Token));
    }

    [Fact]
    public async Task An_answer_takes_as_long_as_it_is_asked_to()
    {
        var recorded = Call("GET", "https://a.example/one", 200, "slow") with { Duration = TimeSpan.FromDays(10) };
        await using var mock = await StartAsync(_ => { }, recorded);
        await using var paced = await CaptureMock.StartAsync(new Snapshot([recorded]), Redactor.Default, port: 0, pace: 1, _ => { }, Token);
        using var client = new HttpClient();

        Assert.Equal("slow", await client.GetStringAsync(new Uri(mock.Address, "one"), Token));
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetStringAsync(new Uri(paced.Address, "one"), patience.Token));
    }

    private static Task<CaptureMock> StartAsync(Action<MockedCall> seen, params Exchange[] exchanges) =>
        CaptureMock.StartAsync(new Snapshot([.. exchanges]), Redactor.Default, port: 0, pace: 0, seen, Token);

    private static Exchange Call(string method, string url, int status, string answer, string asked = "") => Recorded.Outbound(url, status, answer) with
    {
        Request = new Request(method, new Uri(url)) { Headers = [new Header("Content-Type", "application/json")], Body = Encoding.UTF8.GetBytes(asked) },
    };
}
