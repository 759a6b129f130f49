using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Cli.Tests;

/// <summary><c>wirefix replay</c> against the real service of a sample.</summary>
public sealed class ReplayTests
{
    /// <summary>Without the good version it would be the field that was recorded.</summary>
    [Fact]
    public async Task A_service_that_no_longer_sends_what_a_good_version_sends_differs_there_and_nowhere_else()
    {
        using var tree = new SampleTree();
        tree.Replace("src/Radar.Api/Endpoints/SyncEndpoints.cs", "Results.Ok(await sync.SyncAsync(user, cancellationToken))", "Results.Ok((await sync.SyncAsync(user, cancellationToken)) is { } done ? new { done.User, done.Pages, done.Messages, done.Cursor } : null)");
        tree.Replace("capture.har", "\"url\": \"http://localhost:41489/healthz\"", "\"_body\": \"unknown\", \"url\": \"http://localhost:41489/healthz\"");
        var good = tree["good.har"];
        File.WriteAllText(good, File.ReadAllText(tree["capture.har"]).Replace("\\\"touches\\\":", "\\\"others\\\":", StringComparison.Ordinal));

        var result = await Tool.RunAsync("replay", tree["Radar.sln"], "--capture", tree["capture.har"], "--baseline", good);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("Differs: 3 of 12 requests answered otherwise, ", result.Output, StringComparison.Ordinal);
        Assert.Equal(3, result.Output.Split("$.others: expected").Length - 1);
        Assert.Equal(3, result.Output.Split("$.").Length - 1);
        Assert.Contains("2 requests are sent without a body, ", result.Output, StringComparison.Ordinal);
        result.LeftNothing();
    }

    [Fact]
    public async Task Services_recorded_together_are_up_together_and_a_symptom_two_calls_away_is_told_where_it_begins()
    {
        using var tree = new SampleTree("Storefront");

        var good = Path.Combine(RepositoryRoot.Path, "samples/Storefront/capture-after");

        var result = await ToolProcess.RunAsync("replay", tree["Storefront.sln"], "--capture", tree["capture"], "--baseline", good, "--json");

        Assert.Equal(2, result.ExitCode);
        var (services, differing) = (result.Json.GetProperty("services"), result.Json.GetProperty("differing"));
        Assert.Equal(4, services.GetArrayLength());
        Assert.Equal((44, 15), (result.Json.GetProperty("requests").GetInt32(), differing.GetArrayLength()));
        Assert.All(differing.EnumerateArray(), answer => Assert.StartsWith("PUT /purchases/", answer.GetProperty("request").GetString(), StringComparison.Ordinal));
        var calls = result.Json.GetProperty("differingCalls").EnumerateArray().ToList();
        Assert.Equal(15, calls.Count);
        Assert.All(calls, call => Assert.Equal("Storefront.Pricing", call.GetProperty("to").GetString()));
        Assert.Contains(
            "Storefront.Api: PUT orders.internal/orders/b-20749", result.Json.GetProperty("notMade").EnumerateArray().Select(call => call.GetString()));
        Assert.Equal(0, result.Json.GetProperty("unrecorded").GetArrayLength());
        result.LeftNothing();
    }

    [Fact(Explicit = true)]
    public async Task One_service_of_several_stands_alone_where_it_is_asked_for()
    {
        using var tree = new SampleTree("Storefront");

        var result = await Tool.RunAsync("replay", tree["Storefront.sln"], "--capture", tree["capture"], "--service", "Storefront.Orders");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("As recorded: 29 requests replayed.", result.Output, StringComparison.Ordinal);
        result.LeftNothing();
    }

    [Fact(Explicit = true)]
    public async Task A_killed_replay_leaves_none_of_the_services_that_were_up()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells which process started which.");
        using var tree = new SampleTree("Storefront");
        using var tool = ToolProcess.Start("replay", tree["Storefront.sln"], "--capture", tree["capture"]);
        await tool.UntilAsync("run 1 of 2: replaying");
        var services = tool.Descendants();
        Assert.InRange(services.Count, 4, int.MaxValue);

        tool.Signal(9);

        await Task.WhenAll(services.Select(process => process.WaitForExitAsync())).WaitAsync(TimeSpan.FromSeconds(15));
        var killed = await tool.EndAsync();
        // A run that has nothing to do sweeps all the same.
        await Tool.RunAsync("locate", tree["Storefront.sln"], "--capture", Directory.GetFiles(tree["capture"], "*", SearchOption.AllDirectories)[0]);
        Assert.Empty(killed.WorkingCopies);
    }

    [Fact]
    public async Task A_service_that_was_not_recorded_is_refused_with_those_that_were()
    {
        using var tree = new SampleTree("Storefront");

        var result = await Tool.RunAsync("replay", tree["Storefront.sln"], "--capture", tree["capture"], "--service", "Orders");

        result.RefusedBecause("--service Orders", "Storefront.Api, Storefront.Catalog, Storefront.Orders, Storefront.Pricing");
    }

    [Fact]
    public async Task A_capture_of_outbound_calls_alone_is_refused()
    {
        using var tree = new SampleTree();

        var result = await Tool.RunAsync("replay", tree["Radar.sln"], "--capture", tree["capture/gmail.googleapis.com"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("holds no inbound exchange", result.Errors, StringComparison.Ordinal);
        result.LeftNothing();
    }
}
