using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using Wirefix.Corpus.Staging;
using Wirefix.Traffic;

namespace Wirefix.Corpus.Tests.Recording;

public sealed class RecordingProxyTests
{
    private const string Get = "GET /orders/7?full=yes HTTP/1.1\r\nHost: 127.0.0.1:1\r\ntraceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n\r\n";

    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/plain\r\n\r\nok";

    [Fact]
    public async Task An_exchange_is_recorded_under_the_services_name_and_not_its_port()
    {
        await using var server = ProxiedServer.Saying(Ok);

        Assert.Equal(Ok, await server.SendAsync(Get, Ok.Length));

        var exchange = Assert.Single(await server.RecordedAsync());
        Assert.Equal("http://orders.internal/orders/7?full=yes", exchange.Request.Url.AbsoluteUri);
        Assert.Equal(("GET", 200, "ok"), (exchange.Request.Method, exchange.Response.Status, exchange.Response.BodyText));
        Assert.Equal(("orders", "0af7651916cd43dd8448eb211c80319c", Timing.Span), (exchange.Service, exchange.TraceId, exchange.Timing));
        Assert.Equal("orders.internal", exchange.Request.HeaderValue("Host"));
    }

    [Fact]
    public async Task A_kept_connection_gives_each_of_its_exchanges_in_order()
    {
        await using var server = new ProxiedServer((request, connection) =>
            connection.SendAsync("200 OK", "text/plain", Encoding.UTF8.GetBytes(request.Target)));
        using var caller = await ProxiedServer.ConnectAsync(server.Address);
        foreach (var path in new[] { "/a", "/b", "/c" })
        {
            await caller.SendAsync(Encoding.UTF8.GetBytes($"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody"));
            await ProxiedServer.ReadAsync(caller, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n/a".Length);
        }

        var recorded = await server.RecordedAsync();
        Assert.Equal(["/a", "/b", "/c"], recorded.Select(exchange => exchange.Response.BodyText));
        Assert.All(recorded, exchange => Assert.Equal("body", exchange.Request.BodyText));
        Assert.True(recorded[0].End <= recorded[1].Start && recorded[1].End <= recorded[2].Start);
    }

    [Fact]
    public async Task Chunks_are_put_together_in_both_ways()
    {
        await using var server = ProxiedServer.Saying("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\na;x=1\r\ndefghijklm\r\n0\r\nTrailer: 1\r\n\r\n");

        await server.SendAsync("PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n", 90);

        var exchange = Assert.Single(await server.RecordedAsync());
        Assert.Equal(("hello", "abcdefghijklm"), (exchange.Request.BodyText, exchange.Response.BodyText));
    }

    [Fact]
    public async Task A_body_without_a_length_ends_with_its_connection()
    {
        await using var server = new ProxiedServer(async (_, connection) =>
        {
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nall of it");
            connection.Close();
        });

        await server.SendAsync(Get);

        Assert.Equal("all of it", Assert.Single(await server.RecordedAsync()).Response.BodyText);
    }

    [Fact]
    public async Task An_interim_response_is_not_the_answer()
    {
        await using var server = ProxiedServer.Saying("HTTP/1.1 100 Continue\r\n\r\n" + Ok);

        await server.SendAsync(Get, Ok.Length + 25);

        Assert.Equal(200, Assert.Single(await server.RecordedAsync()).Response.Status);
    }

    [Fact]
    public async Task The_length_that_HEAD_tells_is_not_waited_for()
    {
        await using var server = ProxiedServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n");

        await server.SendAsync("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n", 40);

        var exchange = Assert.Single(await server.RecordedAsync());
        Assert.Equal((200, 0, "500"), (exchange.Response.Status, exchange.Response.Body.Length, exchange.Response.HeaderValue("Content-Length")));
    }

    [Fact]
    public async Task A_compressed_body_is_recorded_as_what_it_says()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write("unpacked"u8);
        await using var server = new ProxiedServer(async (_, connection) =>
        {
            await connection.SendAsync($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.ToArray().Length}\r\n\r\n");
            await connection.SendAsync(packed.ToArray());
        });

        await server.SendAsync(Get, 60 + packed.ToArray().Length);

        Assert.Equal("unpacked", Assert.Single(await server.RecordedAsync()).Response.BodyText);
    }

    [Fact]
    public async Task A_big_body_passes_whole_and_is_recorded_whole()
    {
        var body = new byte[3_000_000];
        new Random(5).NextBytes(body);
        await using var server = new ProxiedServer((request, connection) => connection.SendAsync("200 OK", "application/octet-stream", request.Body));
        using var http = new HttpClient();

        var echo = await (await http.PostAsync(server.Address, new ByteArrayContent(body))).Content.ReadAsByteArrayAsync();

        var exchange = Assert.Single(await server.RecordedAsync());
        Assert.Equal(body, echo);
        Assert.Equal(body, exchange.Request.Body.ToArray());
        Assert.Equal(body, exchange.Response.Body.ToArray());
    }

    [Fact]
    public async Task A_body_shorter_than_it_says_is_recorded_as_it_came()
    {
        await using var server = new ProxiedServer(async (_, connection) =>
        {
            await connection.SendAsync("200 OK", "application/json", """{"a":"""u8.ToArray(), contentLength: 100);
            connection.Close();
        });

        await server.SendAsync(Get);

        var response = Assert.Single(await server.RecordedAsync()).Response;
        Assert.Equal((200, """{"a":"""), (response.Status, response.BodyText));
    }

    [Fact]
    public async Task Bytes_behind_the_said_length_belong_to_the_answer_before_them()
    {
        await using var server = new ProxiedServer(async (_, connection) =>
        {
            await connection.SendAsync("200 OK", "application/json", "{}more"u8.ToArray(), contentLength: 2);
            connection.Close();
        });

        await server.SendAsync(Get);

        Assert.Equal("{}more", Assert.Single(await server.RecordedAsync()).Response.BodyText);
    }

    [Fact]
    public async Task A_reset_is_passed_on_and_recorded_as_no_answer()
    {
        await using var server = new ProxiedServer((_, connection) =>
        {
            connection.Reset();
            return Task.CompletedTask;
        });

        await Assert.ThrowsAsync<SocketException>(() => server.SendAsync(Get));

        var response = Assert.Single(await server.RecordedAsync()).Response;
        Assert.Equal((0, "connection reset"), (response.Status, response.FailureReason));
    }

    [Fact]
    public async Task A_close_without_an_answer_is_recorded_as_such()
    {
        await using var server = new ProxiedServer((_, connection) =>
        {
            connection.Close();
            return Task.CompletedTask;
        });

        Assert.Equal("", await server.SendAsync(Get));

        var response = Assert.Single(await server.RecordedAsync()).Response;
        Assert.Equal((0, "connection closed before an answer came"), (response.Status, response.FailureReason));
    }

    [Fact]
    public async Task Nobody_there_is_recorded_as_a_refused_connection()
    {
        await using var stage = new Stage(seed: 1);
        var address = stage.Outbound("orders", "stock.internal", stage.Nobody());
        using var http = new HttpClient();

        await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync(new Uri(address, "/stock"), new StringContent("hello")));

        var exchange = Assert.Single((await stage.FinishAsync()).Exchanges);
        Assert.Equal((0, "connection refused"), (exchange.Response.Status, exchange.Response.FailureReason));
        Assert.Equal((Direction.Outbound, "hello"), (exchange.Direction, exchange.Request.BodyText));
    }

    [Fact]
    public async Task A_caller_that_gives_up_ends_the_exchange_at_that_moment()
    {
        await using var server = new ProxiedServer(async (_, connection) =>
        {
            await connection.CallerLeftAsync();
            await connection.SendAsync(Ok);
            connection.Close();
        });
        using var caller = await ProxiedServer.ConnectAsync(server.Address);
        await caller.SendAsync(Encoding.UTF8.GetBytes(Get));
        caller.Shutdown(SocketShutdown.Send);
        await ProxiedServer.ReadAsync(caller, int.MaxValue);

        var response = Assert.Single(await server.RecordedAsync()).Response;
        Assert.Equal((0, "the client gave up before an answer came"), (response.Status, response.FailureReason));
    }

    [Fact]
    public async Task What_still_goes_on_when_the_recording_ends_is_left_out()
    {
        var asked = new TaskCompletionSource();
        await using var server = new ProxiedServer((_, connection) =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite, connection.End);
        });
        using var caller = await ProxiedServer.ConnectAsync(server.Address);
        await caller.SendAsync(Encoding.UTF8.GetBytes(Get));
        await asked.Task;

        Assert.Empty(await server.RecordedAsync());
    }
}
