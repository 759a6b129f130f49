using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Cli.Tests;

public sealed class LocateTests
{
    [Fact]
    public async Task The_member_that_fans_out_comes_first_with_its_place_and_the_chain_that_leads_to_it()
    {
        var result = await ToolProcess.RunAsync(
            "locate", Path.Combine(SampleTree.Origin, "Radar.sln"), "--capture", Path.Combine(SampleTree.Origin, "capture"), "--json");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(1, result.Json.GetProperty("schemaVersion").GetInt32());
        var first = result.Json.GetProperty("suspects")[0];
        var location = first.GetProperty("location");
        var (file, line) = (location.GetProperty("file").GetString()!, location.GetProperty("line").GetInt32());
        Assert.Equal("src/Radar.Api/Sync/MessageFetcher.cs", file);
        Assert.StartsWith("M:Radar.Api.Sync.MessageFetcher.FetchPageAsync(", location.GetProperty("symbol").GetString(), StringComparison.Ordinal);
        Assert.Contains("Task.WhenAll", File.ReadLines(Path.Combine(SampleTree.Origin, file)).ElementAt(line - 1), StringComparison.Ordinal);
        Assert.Equal(
            ["entry SyncEndpoints.SyncAsync", "registered SyncService.SyncAsync", "registered MessageFetcher.FetchPageAsync", "registered MailClient.GetMessageAsync"],
            first.GetProperty("callChain").EnumerateArray().Select(link => $"{link.GetProperty("edge").GetString()} {link.GetProperty("location").GetProperty("name").GetString()}"));
        result.LeftNothing();
    }
}
