using System.Net;

namespace Wirefix.Cli.Tests;

/// <summary><c>wirefix mock</c> as a user starts, calls and stops it.</summary>
public sealed class MockTests : IDisposable
{
    private const int Terminate = 15;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wirefix-mocked-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_an_upstream_answered_is_answered_again_and_a_call_that_was_not_recorded_is_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals here.");
        using var tool = ToolProcess.Start("mock", Capture("""{"sku":"a-1","left":3}"""), "--pace", "0");
        await tool.UntilAsync("wirefix: answering for stock.example at ");
        using var client = new HttpClient();

        using var known = await client.GetAsync(new Uri(tool.Address, "items/a-1"), TestContext.Current.CancellationToken);
        using var unknown = await client.GetAsync(new Uri(tool.Address, "items/b-2"), TestContext.Current.CancellationToken);
        tool.Signal(Terminate);

        Assert.Equal("""{"sku":"a-1","left":3}""", await known.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotImplemented, unknown.StatusCode);
        var result = await tool.EndAsync();
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("200 GET stock.example/items/a-1", result.Errors, StringComparison.Ordinal);
        Assert.Contains("not recorded GET 127.0.0.1/items/b-2", result.Errors, StringComparison.Ordinal);
        Assert.Contains("wirefix: 2 calls, 1 of them not recorded", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_whose_body_the_recorder_left_out_is_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals here.");
        using var tool = ToolProcess.Start("mock", Capture(""), "--pace", "0");
        await tool.UntilAsync("wirefix: 1 answer is given by the mock without a body, ");
        tool.Signal(Terminate);

        var result = await tool.EndAsync();
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("first: GET stock.example/items/a-1, capture.har, entry 1", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--pace", "-1")]
    [InlineData("--pace", "NaN")]
    public async Task A_number_out_of_range_is_refused(string option, string value) =>
        (await Tool.RunAsync("mock", Capture("{}"), option, value)).RefusedBecause(option, "expected");

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        (await Tool.RunAsync("mock", Capture("{}"), "--port", port)).RefusedBecause(
            $"wirefix: --port {port}: expected a port on 127.0.0.1 that may be listened on and that nobody has, found: ", "address already in use", "or leave --port out for a free one.");
    }

    [Fact]
    public async Task A_body_of_a_gigabyte_is_refused_and_not_held()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There are no such signals, and nobody tells the memory.");
        using var tool = ToolProcess.Start("mock", Capture("{}"), "--pace", "0");
        await tool.UntilAsync("wirefix: answering for stock.example at ");
        using var client = new HttpClient();

        await Assert.ThrowsAnyAsync<HttpRequestException>(async () =>
        {
            using var content = new StreamContent(new EndlessStream());
            using var response = await client.PostAsync(new Uri(tool.Address, "items"), content, TestContext.Current.CancellationToken);
            response.EnsureSuccessStatusCode();
        });
        var peak = tool.PeakMemory();
        tool.Signal(Terminate);

        var result = await tool.EndAsync();
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("refused POST 127.0.0.1/items: its body is longer than 16 MiB", result.Errors, StringComparison.Ordinal);
        Assert.InRange(peak, 1, 256L << 20);
    }

    private string Capture(string body)
    {
        var path = Path.Combine(_folder.FullName, "capture.har");
        File.WriteAllText(path, $$$"""
            {"log":{"version":"1.2","creator":{"name":"test","version":"1"},"entries":[{"startedDateTime":"2026-11-30T08:00:00Z","time":5000,
            "request":{"method":"GET","url":"https://stock.example/items/a-1","httpVersion":"HTTP/1.1","headers":[],"queryString":[]},
            "response":{"status":200,"statusText":"OK","httpVersion":"HTTP/1.1","headers":[{"name":"Content-Type","value":"application/json"}],
            "content":{"size":2,"mimeType":"application/json","text":{{{System.Text.Json.JsonSerializer.Serialize(body)}}}}},"timings":{"send":0,"wait":5000,"receive":0}}]}}
            """);
        return path;
    }
}
