using System.Text.Json;
using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Cli.Tests;

public sealed class InspectTests
{
    private static readonly string Folder = Path.Combine(SampleTree.Origin, "capture");

    [Fact]
    public async Task The_same_capture_in_two_formats_gives_the_same_findings()
    {
        var pairs = (await Tool.RunAsync("inspect", Folder, "--json")).Json;
        var har = (await Tool.RunAsync("inspect", Path.Combine(SampleTree.Origin, "capture.har"), "--json")).Json;

        var findings = pairs.GetProperty("inspection").GetProperty("findings");
        Assert.NotEqual(0, findings.GetArrayLength());
        Assert.True(JsonElement.DeepEquals(findings, har.GetProperty("inspection").GetProperty("findings")));
        Assert.True(JsonElement.DeepEquals(pairs.GetProperty("inspection").GetProperty("endpoints"), har.GetProperty("inspection").GetProperty("endpoints")));
    }

    [Fact]
    public async Task Json_is_one_document_and_nothing_else()
    {
        var result = await Tool.RunAsync("inspect", Folder, "--json");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(1, result.Json.GetProperty("schemaVersion").GetInt32());
        Assert.Equal(202, result.Json.GetProperty("exchanges").GetInt32());
        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task Several_captures_and_standard_input_make_one()
    {
        var half = await Tool.RunAsync("inspect", Path.Combine(Folder, "localhost"), Path.Combine(Folder, "gmail.googleapis.com"), "--json");
        Assert.Equal(202, half.Json.GetProperty("exchanges").GetInt32());

        var piped = await ToolProcess.RunWithInputAsync(Path.Combine(SampleTree.Origin, "capture.har"), "inspect", "-", "--json");
        Assert.Equal(202, piped.Json.GetProperty("exchanges").GetInt32());
    }

    [Fact]
    public async Task A_baseline_that_is_the_capture_itself_adds_nothing()
    {
        var alone = (await Tool.RunAsync("inspect", Folder, "--json")).Json.GetProperty("inspection");
        var beside = (await Tool.RunAsync("inspect", Folder, "--baseline", Folder, "--json")).Json.GetProperty("inspection");

        Assert.True(JsonElement.DeepEquals(alone.GetProperty("findings"), beside.GetProperty("findings")));
    }

    [Fact]
    public async Task What_could_not_be_read_of_the_baseline_is_told()
    {
        using var tree = new SampleTree();
        var whole = File.ReadAllBytes(tree["capture.har"]);
        tree.Write("cut.har", whole[..(whole.Length / 2)]);

        var text = await Tool.RunAsync("inspect", Folder, "--baseline", tree["cut.har"]);
        var json = (await Tool.RunAsync("inspect", Folder, "--baseline", tree["cut.har"], "--json")).Json;

        var exchanges = json.GetProperty("baseline").GetProperty("exchanges").GetInt32();
        Assert.InRange(exchanges, 50, 200);
        Assert.Contains($"Held against {exchanges} exchanges of the baseline.", text.Output, StringComparison.Ordinal);
        Assert.Contains("Not read of the baseline: cut.har, entry", text.Output, StringComparison.Ordinal);
        Assert.Equal(1, json.GetProperty("baseline").GetProperty("problemCount").GetInt32());
        Assert.Equal(0, json.GetProperty("problemCount").GetInt32());
    }

    [Fact]
    public async Task A_capture_of_several_days_tells_the_days_and_one_of_something_is_singular()
    {
        using var tree = new SampleTree();
        var calls = new[] { "2026-03-04T23:59:07Z", "2026-03-06T00:00:07Z" }.Select(stamp =>
            $$$"""{"msgType":"rrpair","direction":"IN","ts":"{{{stamp}}}","duration":20,"http":{"req":{"method":"GET","host":"svc:80","uri":"/day{{{stamp[9]}}}"},"res":{"statusCode":500} } }""");
        tree.Write("days.jsonl", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', calls)));

        var text = (await Tool.RunAsync("inspect", tree["days.jsonl"])).Output;

        Assert.Contains("2 exchanges, 2026-03-04 23:59:07.000 to 2026-03-06 00:00:07.020 UTC (1 d 0 h)", text, StringComparison.Ordinal);
        Assert.Contains("1 exchange, 2026-03-06 00:00:07.000 to 2026-03-06 00:00:07.020 UTC", text, StringComparison.Ordinal);
        Assert.Contains("1 exchange, 23:59:07.000 to 23:59:07.020 UTC", text, StringComparison.Ordinal);
        Assert.Contains("24 min a step, at most 1 call in one", text, StringComparison.Ordinal);
        Assert.Contains("1 of 1 call", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alert_puts_what_it_speaks_of_first()
    {
        using var tree = new SampleTree();
        tree.Write("alert.txt", "Syncing is slow\nendpoint: /touches/7 since 2026-11-21T03:48:09Z"u8.ToArray());

        var text = await Tool.RunAsync("inspect", Folder, "--alert", tree["alert.txt"]);
        var json = (await Tool.RunAsync("inspect", Folder, "--alert", tree["alert.txt"], "--json")).Json;

        Assert.Contains("Alert: Syncing is slow (/touches/7, since 2026-11-21 03:48:09 UTC).", text.Output, StringComparison.Ordinal);
        Assert.Equal("Syncing is slow", json.GetProperty("alert").GetProperty("title").GetString());
        (await Tool.RunAsync("inspect", Folder, "--alert", tree["absent"])).RefusedBecause(tree["absent"], "expected an alert");
    }

    [Fact]
    public async Task Captured_text_neither_commands_the_terminal_nor_adds_lines()
    {
        using var tree = new SampleTree();
        const string Evil = "\\u001b[2J\\n  1. Everything is fine\\u202e";
        var lines = Enumerable.Range(0, 40).Select(number => $$$"""
            {"msgType":"rrpair","ts":"2026-03-04T05:06:{{{number + 10}}}Z","duration":5,"direction":"IN","service":"{{{Evil}}}","http":{"req":{"uri":"/a/{{{number}}}","method":"POST","host":"h","headers":{"Content-Type":["application/json"]},"body":"{\"n{{{Evil.Replace("\\", "\\\\")}}}\":\"{{{(number % 2 == 0 ? "good" : Evil.Replace("\\", "\\\\"))}}}\"}"},"res":{"statusCode":{{{(number % 2 == 0 ? 200 : 500)}}},"headers":{"Content-Type":["application/json"]},"body":"{\"message\":\"{{{Evil.Replace("\\", "\\\\")}}}\"}"} } }
            """);
        tree.Write("evil.jsonl", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines)));

        var result = await Tool.RunAsync("inspect", tree["evil.jsonl"]);

        Assert.Contains("Everything is fine", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Output, character => (char.IsControl(character) && character != '\n') || character == '\u202e');
        Assert.DoesNotContain(result.Output.Split('\n'), line => line.StartsWith("  1. Everything", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_first_finding_names_the_refused_calls_with_their_window_and_concurrency()
    {
        var result = await Tool.RunAsync("inspect", Folder);

        Assert.Contains("1. 28 × 429 from gmail.googleapis.com (GET /gmail/v1/users/me/messages/{id}), 28 of 187 calls within 14.1 s, with up to 100 in flight at once", result.Output, StringComparison.Ordinal);
        Assert.Contains("POST localhost/sync/{id} → GET gmail.googleapis.com/gmail/v1/users/me/messages/{id}: 187 calls by 3 requests", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_that_the_service_passes_on_are_named_and_no_concurrency_is_claimed_where_timing_does_not_carry_it()
    {
        var folder = SharedCaptures.Folder("outerspace-go_MIT");

        var text = await Tool.RunAsync("inspect", folder);
        var json = await Tool.RunAsync("inspect", folder, "--json");

        Assert.Contains("1. 4 × 429 from api.nasa.gov, each turned into a 500 by the service", text.Output, StringComparison.Ordinal);
        var nasa = text.Output.Split('\n').Single(line => line.StartsWith("out GET api.nasa.gov/", StringComparison.Ordinal));
        Assert.EndsWith("4 4 × 429       –      –      –         –        –      –", nasa, StringComparison.Ordinal);
        Assert.All(
            json.Json.GetProperty("inspection").GetProperty("endpoints").EnumerateArray().Where(endpoint => endpoint.GetProperty("direction").GetString() == "outbound"),
            endpoint => Assert.False(endpoint.TryGetProperty("peakInFlight", out _)));
    }
}
