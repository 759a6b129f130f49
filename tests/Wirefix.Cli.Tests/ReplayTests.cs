using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Cli.Tests;

/// <summary><c>wirefix replay</c> against the real service of a sample.</summary>
public sealed class ReplayTests
{
    private const string Touches = "\"touches\":";

    [Fact]
    public async Task An_unchanged_service_answers_as_recorded_and_the_tree_stays_as_it_was()
    {
        using var tree = new SampleTree();
        var before = tree.Digests();

        var result = await ToolProcess.RunAsync("replay", tree["Radar.sln"], "--capture", tree["capture"]);

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("As recorded: 12 requests replayed.", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, tree.Digests());
        result.LeftNothing();
    }

    [Fact]
    public async Task A_service_that_no_longer_sends_a_field_differs_there_and_nowhere_else()
    {
        using var tree = new SampleTree();
        tree.Replace("src/Radar.Api/Endpoints/SyncEndpoints.cs", "Results.Ok(await sync.SyncAsync(user, cancellationToken))", "Results.Ok((await sync.SyncAsync(user, cancellationToken)) is { } done ? new { done.User, done.Pages, done.Messages, done.Cursor } : null)");

        var result = await ToolProcess.RunAsync("replay", tree["Radar.sln"], "--capture", tree["capture"], "--json");

        Assert.Equal(2, result.ExitCode);
        var differing = result.Json.GetProperty("differing").EnumerateArray().ToList();
        Assert.Equal(3, differing.Count);
        Assert.All(differing, answer => Assert.StartsWith("POST /sync/", answer.GetProperty("request").GetString(), StringComparison.Ordinal));
        Assert.All(differing, answer => Assert.Equal(
            "$.touches", Assert.Single(answer.GetProperty("differences").EnumerateArray().ToList()).GetProperty("place").GetString()));
        result.LeftNothing();
    }

    [Fact]
    public async Task A_good_version_says_what_is_expected()
    {
        using var tree = new SampleTree();
        var good = tree["good.har"];
        File.WriteAllText(good, File.ReadAllText(tree["capture.har"]).Replace(Touches.Replace("\"", "\\\"", StringComparison.Ordinal), "\\\"others\\\":", StringComparison.Ordinal));

        var result = await ToolProcess.RunAsync("replay", tree["Radar.sln"], "--capture", tree["capture.har"], "--baseline", good);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("$.others: expected", result.Output, StringComparison.Ordinal);
        result.LeftNothing();
    }

    [Fact]
    public async Task A_capture_of_outbound_calls_alone_is_refused()
    {
        using var tree = new SampleTree();

        var result = await ToolProcess.RunAsync("replay", tree["Radar.sln"], "--capture", tree["capture/gmail.googleapis.com"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("holds no inbound exchange", result.Errors, StringComparison.Ordinal);
        result.LeftNothing();
    }
}
