using System.Net;
using System.Text;
using Wirefix.Replay.Measuring;
using Wirefix.Traffic;

namespace Wirefix.Replay.Tests.Mocking;

/// <summary>The store of a mock, over real sockets.</summary>
public sealed class VersionedStoreTests
{
    private const string Item = "http://stock.example/items/7";

    private static readonly RecordedAnswer Read = Mocked.Json(Item, """{"left":10}""", headers: new Header("ETag", "\"v1\""));

    private static readonly RecordedAnswer Written = Mocked.Json(Item, "", 204, "PUT");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_read_shows_what_was_written_before()
    {
        await using var mock = await StartAsync(Read, Written);
        using var client = new HttpClient();

        Assert.Equal("""{"left":10}""", await BodyAsync(client, mock, 0));
        Assert.Equal(HttpStatusCode.NoContent, await WriteAsync(client, mock, 0, """{"left":9}"""));
        Assert.Equal("""{"left":9}""", await BodyAsync(client, mock, 1));
    }

    [Fact]
    public async Task A_write_over_a_version_that_its_caller_has_not_read_is_a_lost_update()
    {
        await using var mock = await StartAsync(Read, Written);
        using var client = new HttpClient();

        await BodyAsync(client, mock, 0);
        await BodyAsync(client, mock, 1);
        await WriteAsync(client, mock, 0, """{"left":9}""");
        await WriteAsync(client, mock, 1, """{"left":8}""");

        var reading = new LostUpdates(EndpointSelector.All).Read(mock.Observed());
        Assert.Equal(1, reading.Value);
        Assert.Equal([1, 0], reading.Faults.Select(fault => fault.Request));
    }

    [Fact]
    public async Task One_after_the_other_loses_nothing_and_neither_does_one_caller_who_writes_twice()
    {
        await using var mock = await StartAsync(Read, Written);
        using var client = new HttpClient();

        await BodyAsync(client, mock, 0);
        await WriteAsync(client, mock, 0, """{"left":9}""");
        await WriteAsync(client, mock, 0, """{"left":8}""");
        await BodyAsync(client, mock, 1);
        await WriteAsync(client, mock, 1, """{"left":7}""");

        Assert.Equal(0, new LostUpdates(EndpointSelector.All).Read(mock.Observed()).Value);
    }

    [Fact]
    public async Task A_stale_tag_is_refused_and_undoes_nothing()
    {
        await using var mock = await StartAsync(Read, Written);
        using var client = new HttpClient();

        await BodyAsync(client, mock, 0);
        await BodyAsync(client, mock, 1);
        Assert.Equal(HttpStatusCode.NoContent, await WriteAsync(client, mock, 0, """{"left":9}""", "\"v1\""));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await WriteAsync(client, mock, 1, """{"left":8}""", "\"v1\""));

        Assert.Equal("""{"left":9}""", await BodyAsync(client, mock, 1));
        Assert.Equal(0, new LostUpdates(EndpointSelector.All).Read(mock.Observed()).Value);
    }

    [Fact]
    public async Task An_upstream_that_showed_no_tag_holds_nobody_to_one()
    {
        await using var mock = await StartAsync(Read with { Headers = [new Header("Content-Type", "application/json")] }, Written);
        using var client = new HttpClient();

        Assert.Equal(HttpStatusCode.NoContent, await WriteAsync(client, mock, 0, """{"left":9}""", "\"made up\""));
    }

    [Fact]
    public async Task A_write_that_was_answered_with_the_resource_is_so_again()
    {
        var echoed = Mocked.Json(Item, """{"left":9}""", method: "PUT") with { AskedBody = new RecordedBody("""{"left":9}"""), AskedType = "application/json" };
        await using var mock = await StartAsync(Read, echoed);
        using var client = new HttpClient();

        using var answer = await SendAsync(client, mock, HttpMethod.Put, 0, """{"left":3}""", null);

        Assert.Equal("""{"left":3}""", await answer.Content.ReadAsStringAsync(Token));
    }

    private static Task<MockUpstream> StartAsync(params RecordedAnswer[] answers)
    {
        var harness = Mocked.Harness([.. answers]) with { Stores = ["GET stock.example/items/{id}"] };
        return MockUpstream.StartAsync(harness, EndpointSelector.All, Token);
    }

    private static async Task<string> BodyAsync(HttpClient client, MockUpstream mock, int request)
    {
        using var answer = await SendAsync(client, mock, HttpMethod.Get, request, null, null);
        return await answer.Content.ReadAsStringAsync(Token);
    }

    private static async Task<HttpStatusCode> WriteAsync(HttpClient client, MockUpstream mock, int request, string body, string? tag = null)
    {
        using var answer = await SendAsync(client, mock, HttpMethod.Put, request, body, tag);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, MockUpstream mock, HttpMethod method, int request, string? body, string? tag)
    {
        using var message = new HttpRequestMessage(method, new Uri(mock.Address, "/items/7"));
        message.Headers.Add("X-Wirefix-Authority", "http://stock.example:80");
        message.Headers.Add("traceparent", ReplayTrace.Of(request));
        if (tag is not null)
            message.Headers.TryAddWithoutValidation("If-Match", tag);
        if (body is not null)
            message.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await client.SendAsync(message, Token);
    }
}
