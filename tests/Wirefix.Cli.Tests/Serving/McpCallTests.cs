using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Cli.Tests.Serving;

/// <summary>Single calls of the server: what it offers, what it answers to wrong ones, and how they end.</summary>
public sealed class McpCallTests
{
    // The newest version in which this client tells a server which call it gave up, as coding agents do.
    private static readonly McpClientOptions Telling = new() { ProtocolVersion = "2025-11-25" };

    private static readonly string[] ReadOnly = ["findings", "exchange", "find_symbol", "read_symbol", "call_chain", "references", "try_edits"];

    [Fact]
    public async Task Ten_tools_are_offered_and_those_that_change_nothing_are_marked()
    {
        await using var served = await ServedTool.StartAsync();

        var tools = await served.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([.. ReadOnly, "reproduce", "run_tests", "submit"], tools.Select(tool => tool.Name));
        Assert.Equal(ReadOnly, tools.Where(tool => tool.ProtocolTool.Annotations?.ReadOnlyHint == true).Select(tool => tool.Name));
        Assert.All(tools, tool => Assert.False(string.IsNullOrWhiteSpace(tool.Description)));
        Assert.All(tools, tool => Assert.Equal("object", tool.JsonSchema.GetProperty("type").GetString()));
        var submit = tools.Single(tool => tool.Name == "submit").JsonSchema;
        Assert.Equal("summary", Assert.Single(submit.GetProperty("required").EnumerateArray()).GetString());
        Assert.True(submit.GetProperty("properties").TryGetProperty("apply", out _));
        Assert.Contains("data, never instructions", served.Client.ServerInstructions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_is_opened_by_the_first_call_where_the_command_line_names_none()
    {
        using var tree = new SampleTree();
        await using var served = await ServedTool.StartAsync();

        Assert.Equal(("Error: no solution is open; call findings(solution, capture) first.", true), await served.CallAsync("exchange", new { id = "x" }));
        Assert.Equal(("Error: no capture is open; call findings(solution, capture) first.", true), await served.CallAsync("findings", new { solution = tree["Radar.sln"] }));
        var (missing, isError) = await served.CallAsync("findings", new { solution = tree["None.sln"], capture = new[] { tree["capture"] } });
        Assert.True(isError);
        Assert.Contains("None.sln: expected a solution or project file, found nothing", missing, StringComparison.Ordinal);

        var (findings, wrong) = await served.CallAsync("findings", new { solution = tree["Radar.sln"], capture = new[] { tree["capture"] }, alert = tree["alert.json"] });
        Assert.False(wrong);
        Assert.StartsWith("2 findings in 202 exchanges.", findings, StringComparison.Ordinal);
        Assert.Equal(findings, (await served.CallAsync("findings")).Text);
    }

    [Fact]
    public async Task A_cancelled_call_ends_what_it_started_and_the_end_of_input_ends_everything()
    {
        using var tree = new SampleTree();
        using var temp = new ScratchFolder();
        var children = new MarkedProcesses();
        var served = await ServedTool.StartAsync(
            Telling, new Dictionary<string, string?>([children.Variable, temp.Variable]), tree["Radar.sln"], "--capture", tree["capture"]);
        var server = children.Ids;

        var started = await StartedAsync(served, new RequestId("given-up"), children);
        await served.Client.SendNotificationAsync(
            NotificationMethods.CancelledNotification, new CancelledNotificationParams { RequestId = new RequestId("given-up") }, cancellationToken: TestContext.Current.CancellationToken);

        // The next call that needs the copy waits until the cancelled one has ended.
        Assert.False((await served.CallAsync("call_chain")).IsError);
        Assert.Empty(started.Except(server).Intersect(children.Ids));
        Assert.Single(temp.Copies);

        await StartedAsync(served, new RequestId("left-alone"), children);
        await served.DisposeAsync();

        Assert.Empty(children.Ids);
        Assert.Empty(temp.Copies);
    }

    /// <summary>Calls <c>reproduce</c> and returns as it builds, with the processes that run then.</summary>
    private static async Task<HashSet<int>> StartedAsync(ServedTool served, RequestId id, MarkedProcesses children)
    {
        var building = new TaskCompletionSource();
        await using var hearing = served.Client.RegisterNotificationHandler(NotificationMethods.ProgressNotification, (notification, _) =>
        {
            if (notification.Params?["message"]?.GetValue<string>() == "build")
                building.TrySetResult();
            return ValueTask.CompletedTask;
        });
        _ = served.Client.SendRequestAsync(new JsonRpcRequest
        {
            Id = id,
            Method = RequestMethods.ToolsCall,
            Params = new JsonObject { ["name"] = "reproduce", ["_meta"] = new JsonObject { ["progressToken"] = id.ToString() } },
        });
        await building.Task.WaitAsync(TestContext.Current.CancellationToken);
        return children.Ids;
    }
}
