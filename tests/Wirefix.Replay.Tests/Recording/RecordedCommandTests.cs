using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Wirefix.Replay.Recording;
using Wirefix.Traffic;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay.Tests.Recording;

/// <summary>A real service is recorded while a real client calls it: what stands in the files is what the client saw.</summary>
public sealed class RecordedCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_way_to_answer_is_recorded_byte_for_byte()
    {
        await using var relay = await RecordedRelay.StartAsync(Token);
        string[] paths = ["/text", "/file", "/events", "/empty", "/fail", "/nowhere?a=%2F&b=c+d"];
        var seen = new List<(string Path, int Status, byte[] Body)>();
        foreach (var path in paths)
        {
            using var response = await relay.Client.GetAsync(path, Token);
            seen.Add((path, (int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(Token)));
        }

        var recorded = await relay.ExchangesAsync();

        Assert.Equal(
            seen.Select(answer => (answer.Path, answer.Status, Convert.ToHexString(answer.Body))),
            recorded.Select(exchange => (exchange.Request.Url.PathAndQuery, exchange.Response.Status, Convert.ToHexString(exchange.Response.Body.Span))));
        Assert.All(recorded, exchange => Assert.Equal((Direction.Inbound, Timing.Span, "Relay"), (exchange.Direction, exchange.Timing, exchange.Service)));
        Assert.All(recorded, exchange => Assert.True(exchange.Duration > TimeSpan.Zero));
        Assert.All(recorded, exchange => Assert.Equal(32, exchange.TraceId!.Length));
        Assert.Equal(recorded.Length, recorded.Select(exchange => exchange.TraceId).Distinct().Count());
    }

    [Fact]
    public async Task A_request_stands_with_its_body_and_headers()
    {
        await using var relay = await RecordedRelay.StartAsync(Token);
        using var content = new StringContent("""{"id":"a","count":1}""", Encoding.UTF8, "application/json");
        content.Headers.Add("X-Twice", ["one", "two"]);
        using var response = await relay.Client.PostAsync("/orders", content, Token);

        var recorded = Assert.Single(await relay.ExchangesAsync());

        Assert.Equal(("POST", """{"id":"a","count":1}""", 201), (recorded.Request.Method, recorded.Request.BodyText, recorded.Response.Status));
        Assert.Equal("""{"id":"a","count":2}""", recorded.Response.BodyText);
        Assert.Equal(await response.Content.ReadAsStringAsync(Token), recorded.Response.BodyText);
        Assert.Equal("one, two", string.Join(", ", recorded.Request.Headers.Where(header => header.Name == "X-Twice").Select(header => header.Value)));
    }

    [Fact]
    public async Task A_compressed_answer_is_recorded_as_it_was_meant()
    {
        await using var relay = await RecordedRelay.StartAsync(Token);
        using var response = await relay.Client.GetAsync("/zip", Token);

        var recorded = Assert.Single(await relay.ExchangesAsync());

        Assert.Equal("""{"zipped":true}""", recorded.Response.BodyText);
    }

    [Theory]
    [InlineData("factory")]
    [InlineData("sync")]
    [InlineData("stream")]
    public async Task A_call_to_another_service_is_recorded_at_both_ends_in_one_trace(string via)
    {
        var beside = RecordedRelay.FreeAddress();
        await using var relay = await RecordedRelay.StartAsync(Token, beside);
        using var content = new StringContent("""{"id":"a","count":1}""", Encoding.UTF8, "application/json");
        using var response = await relay.Client.PostAsync($"/relay/{via}?to={beside}orders", content, Token);
        Assert.Equal("""201 {"id":"a","count":2} {"id":"a","count":1}""", await response.Content.ReadAsStringAsync(Token));

        var recorded = await relay.ExchangesAsync();

        Assert.Equal([Direction.Inbound, Direction.Outbound, Direction.Inbound], recorded.Select(exchange => exchange.Direction));
        Assert.Single(recorded.Select(exchange => exchange.TraceId).Distinct());
        var (sent, arrived) = (recorded[1], recorded[2]);
        Assert.Equal(beside + "orders", sent.Request.Url.ToString());
        Assert.Equal((arrived.Request.BodyText, arrived.Response.BodyText, arrived.Response.Status), (sent.Request.BodyText, sent.Response.BodyText, sent.Response.Status));
        Assert.True(recorded[0].Start <= sent.Start && sent.Start <= arrived.Start);
    }

    [Fact]
    public async Task Each_process_has_a_file_of_its_own_though_their_names_are_the_same()
    {
        var beside = RecordedRelay.FreeAddress();
        await using var relay = await RecordedRelay.StartAsync(Token, beside);
        using var content = new StringContent("");
        await relay.Client.PostAsync($"/relay/get?to={beside}text", content, Token);

        var result = await relay.StopAsync();

        Assert.Equal(["Relay-2.jsonl", "Relay.jsonl"], result.Services.Select(service => Path.GetFileName(service.File)).Order(StringComparer.Ordinal));
        Assert.Equal([(1, 0), (1, 1)], result.Services.Select(service => (service.Inbound, service.Outbound)).Order());
    }

    [Theory]
    [InlineData("headers", "text", 200, null)]
    [InlineData("head", "text", 405, null)]
    [InlineData("get", "empty", 204, null)]
    [InlineData("impatient", "never", 0, "canceled by the caller")]
    public async Task What_nobody_reads_to_its_end_is_recorded_all_the_same(string via, string path, int status, string? reason)
    {
        await using var relay = await RecordedRelay.StartAsync(Token);
        using var content = new StringContent("");
        await relay.Client.PostAsync($"/relay/{via}?to={relay.Address}{path}", content, Token);

        var sent = Assert.Single(await relay.ExchangesAsync(), exchange => exchange.Direction == Direction.Outbound);

        Assert.Equal((status, reason), (sent.Response.Status, sent.Response.FailureReason));
    }

    [Fact]
    public async Task A_refused_connection_is_recorded_with_the_platforms_reason()
    {
        await using var relay = await RecordedRelay.StartAsync(Token);
        using var content = new StringContent("");
        await relay.Client.PostAsync($"/relay/get?to={RecordedRelay.FreeAddress()}", content, Token);

        var sent = Assert.Single(await relay.ExchangesAsync(), exchange => exchange.Direction == Direction.Outbound);

        Assert.Equal(0, sent.Response.Status);
        Assert.Contains("refused", sent.Response.FailureReason, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_body_too_large_to_keep_reaches_the_service_and_is_left_out()
    {
        await using var relay = await RecordedRelay.StartAsync(Token);
        using var content = new ByteArrayContent(new byte[17 << 20]);
        using var response = await relay.Client.PostAsync("/count", content, Token);
        Assert.Equal((17 << 20).ToString(CultureInfo.InvariantCulture), await response.Content.ReadAsStringAsync(Token));

        var recorded = Assert.Single(await relay.ExchangesAsync());

        Assert.True(recorded.Request.Body.IsEmpty);
        Assert.Equal("17825792", recorded.Response.BodyText);
    }

    [Fact]
    public async Task A_killed_service_loses_no_more_than_the_exchange_in_flight()
    {
        await using var relay = await RecordedRelay.StartAsync(Token);
        var process = 0;
        for (var call = 0; call < 20; call++)
            process = int.Parse(await relay.Client.GetStringAsync("/pid", Token), CultureInfo.InvariantCulture);
        using (var service = Process.GetProcessById(process))
            service.Kill();

        var result = await relay.EndedAsync();

        Assert.NotEqual(0, result.ExitCode);
        Assert.InRange(relay.Read().Length, 19, 20);
    }

    [Fact]
    public async Task No_secret_is_written()
    {
        await using var relay = await RecordedRelay.StartAsync(Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = new StringContent("""{"id":"a","password":"correct horse"}""", Encoding.UTF8, "application/json") };
        request.Headers.Add("Authorization", "Bearer deadbeefcafe0123456789");
        using var response = await relay.Client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);

        var recorded = Assert.Single(await relay.ExchangesAsync());

        Assert.DoesNotContain("deadbeef", relay.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("correct horse", recorded.Request.BodyText, StringComparison.Ordinal);
        Assert.StartsWith("Bearer redacted-", recorded.Request.HeaderValue("Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_is_no_service_leaves_nothing_and_its_exit_code()
    {
        var folder = Directory.CreateTempSubdirectory("wirefix-recorded-");
        try
        {
            var result = await RecordedCommand.RunAsync([Processes.DotnetHost.Path, "nonsense.dll"], folder.FullName, Redactor.Default, Token);

            Assert.NotEqual(0, result.ExitCode);
            Assert.Empty(result.Services);
            Assert.Empty(folder.EnumerateFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        var refused = await Assert.ThrowsAsync<ServiceException>(() => RecordedCommand.RunAsync(["no-such-program"], Path.GetTempPath(), Redactor.Default, Token));

        Assert.StartsWith("no-such-program: expected a program that can be started", refused.Message, StringComparison.Ordinal);
    }
}
