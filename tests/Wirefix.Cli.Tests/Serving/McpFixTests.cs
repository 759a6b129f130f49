using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Cli.Tests.Serving;

/// <summary>A whole fix by a client of MCP, as a coding agent goes about it.</summary>
public sealed class McpFixTests
{
    private const string Fetcher = "MessageFetcher.FetchPageAsync";
    private const string Code = "src/Radar.Api/Sync/MessageFetcher.cs";

    [Fact]
    public async Task A_fix_is_reproduced_refused_confirmed_and_written_where_a_person_says_yes()
    {
        using var tree = new SampleTree();
        using var temp = new ScratchFolder();
        var answers = new Queue<string>(["decline", "accept"]);
        var asked = new List<string>();
        var children = new MarkedProcesses();
        var served = await ServedTool.StartAsync(
            Asking(asked, answers), new Dictionary<string, string?>([children.Variable, temp.Variable]),
            tree["Radar.sln"], "--capture", tree["capture"], "--approve");
        var before = tree.Digests();

        var steps = new ServedTool.Steps();
        var (reproduced, _) = await served.CallAsync("reproduce", null, steps);
        Assert.Contains("Reproduced: peak_in_flight is 100; a fix has to bring it to 10 calls at most", reproduced, StringComparison.Ordinal);
        Assert.Contains("var messages = await Task.WhenAll(ids.Select", reproduced, StringComparison.Ordinal);
        // The client hears its notifications side by side; their numbers tell the order.
        var told = steps.Told.OrderBy(step => step.Progress).ToList();
        Assert.Equal(Enumerable.Range(1, told.Count).Select(number => (float)number), told.Select(step => step.Progress));
        string[] expected = ["restore", "build", "baseline", "test before the fix"];
        Assert.Equal(expected, told.Select(step => step.Message).Where(expected.Contains));

        var (compiled, isError) = await served.CallAsync("try_edits", new { edits = Chunked("Batch") });
        Assert.False(isError);
        Assert.Contains($"new {Code}(14,34): error CS1061: 'IReadOnlyList<string>' does not contain a definition for 'Batch'", compiled, StringComparison.Ordinal);

        var (refused, _) = await served.CallAsync("submit", new { summary = "Fetches ten at a time." });
        Assert.Contains("Refused.", refused, StringComparison.Ordinal);
        Assert.Contains("FAILED compiles:", refused, StringComparison.Ordinal);

        var (declined, _) = await served.CallAsync("submit", new { summary = "Fetches ten at a time.", edits = Chunked("Chunk"), apply = true });
        Assert.Contains("Confirmed: peak_in_flight fell from 100 to 10 (target 10) under the same harness", declined, StringComparison.Ordinal);
        Assert.Contains("passed metric: peak_in_flight 100 before, 10 after", declined, StringComparison.Ordinal);
        Assert.Contains("Nothing was written into the user's tree: the person who was asked did not say yes.", declined, StringComparison.Ordinal);
        Assert.Equal(before, tree.Digests());
        Assert.True(File.Exists(Line(declined, "Patch with the regression test: ")));
        var evidence = JsonDocument.Parse(File.ReadAllText(Path.Combine(Line(declined, "Evidence: "), "evidence.json"))).RootElement;
        Assert.Equal(("mcp", "confirmed", 2), (evidence.GetProperty("agent").GetString(), evidence.GetProperty("outcome").GetString(), evidence.GetProperty("rounds").GetArrayLength()));

        // The same again is written, and not judged again.
        steps = new ServedTool.Steps();
        var (written, _) = await served.CallAsync("submit", new { summary = "Fetches ten at a time.", apply = true }, steps);
        Assert.Contains("Written into the user's tree: ", written, StringComparison.Ordinal);
        Assert.Empty(steps.Told);
        Assert.Contains("ids.Chunk(10)", tree.Read(Code), StringComparison.Ordinal);
        Assert.All(asked, question => Assert.Contains("peak_in_flight fell from 100 to 10", question, StringComparison.Ordinal));
        Assert.Equal(2, asked.Count);

        await served.DisposeAsync();
        Assert.Empty(children.Ids);
        Assert.Empty(temp.Copies);
    }

    private static object[] Chunked(string method) =>
    [
        new
        {
            kind = "replace_statements",
            symbol = Fetcher,
            old = "var messages = await Task.WhenAll(ids.Select(id => mail.GetMessageAsync(user, id, cancellationToken)));",
            text = $"""
                var messages = new List<MailMessage?>();
                foreach (var some in ids.{method}(10))
                    messages.AddRange(await Task.WhenAll(some.Select(id => mail.GetMessageAsync(user, id, cancellationToken))));
                """,
        },
    ];

    private static string Line(string text, string lead) => text.Split('\n').Single(line => line.StartsWith(lead, StringComparison.Ordinal))[lead.Length..];

    private static McpClientOptions Asking(List<string> asked, Queue<string> answers) => new()
    {
        Capabilities = new ClientCapabilities { Elicitation = new ElicitationCapability { Form = new FormElicitationCapability() } },
        Handlers = new McpClientHandlers
        {
            ElicitationHandler = (request, _) =>
            {
                asked.Add(request!.Message);
                var action = answers.Dequeue();
                return ValueTask.FromResult(new ElicitResult
                {
                    Action = action,
                    Content = action == "accept" ? new Dictionary<string, JsonElement> { ["write"] = JsonSerializer.SerializeToElement(true) } : null,
                });
            },
        },
    };
}
