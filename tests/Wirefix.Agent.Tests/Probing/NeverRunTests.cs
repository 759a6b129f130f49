using Wirefix.Agent.Tests.Trees;
using Wirefix.Traffic.Formats;

namespace Wirefix.Agent.Tests.Probing;

/// <summary>A member that looks more like the fault than others and never runs, in a run of the whole line that nobody has a proposal for.</summary>
public sealed class NeverRunTests(NeverRunTests.Fixture run) : IClassFixture<NeverRunTests.Fixture>
{
    private const string Fetcher = "src/Radar.Api/Sync/MessageFetcher.cs";
    private const string FanOut = "        // WhenAll keeps the order of the ids";

    public sealed class Fixture : IAsyncLifetime
    {
        public SampleTree Tree { get; } = new();

        public FixResult Result { get; private set; } = null!;

        internal ScriptedAgent Agent { get; } = new();

        public async ValueTask InitializeAsync()
        {
            Tree.Replace(Fetcher, FanOut, $"""
                        if (ids.Count > 100_000)
                            return await FetchManyAsync(user, ids, cancellationToken);

                {FanOut}
                """);
            Tree.Replace(Fetcher, "OfType<MailMessage>()];\n    }\n", """
                OfType<MailMessage>()];
                    }

                    private async Task<IReadOnlyList<MailMessage>> FetchManyAsync(
                        string user, IReadOnlyList<string> ids, CancellationToken cancellationToken)
                    {
                        var messages = await Task.WhenAll(ids.Select(id => mail.GetMessageAsync(user, id, cancellationToken)));
                        return [.. messages.OfType<MailMessage>()];
                    }

                """);
            Tree.Replace("capture.har", "\"url\": \"http://localhost:41489/healthz\"", "\"_body\": \"unknown\", \"url\": \"http://localhost:41489/healthz\"");
            Result = await FixRun.RunAsync(
                new FixRequest(Tree["Radar.sln"], new CaptureSource(Tree["capture.har"]), null, Agent), Quiet.Instance, TestContext.Current.CancellationToken);
        }

        public ValueTask DisposeAsync()
        {
            Tree.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public void It_comes_behind_all_that_ran_though_it_was_ranked_higher()
    {
        var suspects = Assert.Single(run.Agent.Tasks).Plan.Suspects;

        Assert.Equal("MessageFetcher.FetchPageAsync", suspects[0].Location.Name);
        Assert.Equal((12, 3, 3), (suspects[0].Runs!.Requests, suspects[0].Runs!.Entered, suspects[0].Runs!.Reached));
        Assert.Equal(("MessageFetcher.FetchManyAsync", 0), (suspects[^1].Location.Name, suspects[^1].Runs!.Entered));
        Assert.Contains("Its code never ran in the replay that showed the fault.", suspects[^1].Doubts);
        Assert.True(suspects[^1].Score > suspects[^2].Score, $"{suspects[^1].Score} is not above {suspects[^2].Score}");
    }

    [Fact]
    public void The_count_stands_in_every_document()
    {
        Assert.Equal(3, run.Result.Evidence.Suspect!.Runs!.Reached);
        Assert.Contains("It ran 3 times in the replay of 12 requests.", Document("report.md"), StringComparison.Ordinal);
        Assert.Contains("It ran 3 times in the replay of 12 requests.", Document("report.html"), StringComparison.Ordinal);
        Assert.Contains("\"entered\": 0", Document("plan.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_fix_the_context_to_go_on_from_is_left_behind()
    {
        var context = Document("context.md");

        Assert.Equal((Outcome.NotConfirmed, "context.md"), (run.Result.Evidence.Outcome, run.Result.Evidence.Context));
        Assert.Contains("scripted has no proposal for MessageFetcher.FetchPageAsync", context, StringComparison.Ordinal);
        Assert.Contains("It ran 3 times in the replay of 12 requests.", context, StringComparison.Ordinal);
        Assert.Contains("var messages = await Task.WhenAll(ids.Select(", context, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetTempPath().TrimEnd('/') + "/wirefix-", context, StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_that_are_replayed_without_a_body_that_is_not_known_are_told() =>
        Assert.Contains(run.Result.Evidence.Notes, note => note.StartsWith("2 requests are sent without a body, ", StringComparison.Ordinal));

    private string Document(string name) => File.ReadAllText(Path.Combine(run.Result.RunFolder, name));
}
