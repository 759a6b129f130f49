using System.Security.Cryptography;
using System.Text.Json;
using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Cli.Tests;

/// <summary><c>wirefix eval</c> as a user starts it.</summary>
public sealed class EvalTests : IDisposable
{
    private const string Line =
        """{"case":"files","faultClass":"encoding","agent":"command","include":"all","run":RUN,"outcome":"confirmed","passed":PASSED,"seconds":61.4}""";

    private const string HiddenTest = """
        namespace Files.Tests;

        public sealed class HiddenTests
        {
            private readonly List<string> _calls = [];

            [Fact]
            public async Task A_number_sign_is_part_of_the_key()
            {
                var store = new Files.Store.ObjectStore(new HttpClient(new Answer(_calls)) { BaseAddress = new Uri("https://objects.example/") });

                await store.GetAsync("customer-4", "a#b.txt", CancellationToken.None);

                Assert.Equal(["/buckets/customer-4/objects/a%23b.txt"], _calls);
            }

            private sealed class Answer(List<string> calls) : HttpMessageHandler
            {
                protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
                {
                    calls.Add(request.RequestUri!.PathAndQuery);
                    return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new StringContent("") });
                }
            }
        }

        """;

    private readonly SampleTree _tree = new("Files");
    private readonly string _folder = Directory.CreateTempSubdirectory("wirefix-tests-").FullName;

    public void Dispose()
    {
        _tree.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A fix is proposed, gated and judged by a test that it never saw; the second time, over a torn line, nothing is run.</summary>
    [Fact(Explicit = true)]
    [Trait("Run", "Long")]
    public async Task A_case_is_run_and_judged_once()
    {
        var results = Path.Combine(_folder, "results.jsonl");
        await File.WriteAllTextAsync(Path.Combine(_folder, "HiddenTests.cs"), HiddenTest, TestContext.Current.CancellationToken);
        var cases = Cases(_tree["alert.json"], "HiddenTests.cs");
        var before = _tree.Digests();

        var first = await Tool.RunAsync("eval", cases, "--results", results);

        Assert.True(first.ExitCode == 0, first.Errors);
        Assert.Contains("| builtin | all | 1 | 100 % | 21–100 % | 100 % | 0 | 0 % | – | – | – | – |", first.Output, StringComparison.Ordinal);
        Assert.Contains("| encoding | builtin | all | 1 | 100 % | 21–100 % | 0 % |", first.Output, StringComparison.Ordinal);
        var result = JsonDocument.Parse(Assert.Single(await File.ReadAllLinesAsync(results, TestContext.Current.CancellationToken))).RootElement;
        Assert.Matches("^[0-9]+ tests passed$", result.GetProperty("judged").GetString());
        Assert.Equal(before, _tree.Digests());
        first.LeftNothing();

        await File.AppendAllTextAsync(results, "{\"case\":\"fil", TestContext.Current.CancellationToken);
        var second = await Tool.RunAsync("eval", cases, "--results", results);

        Assert.Equal(first.Output, second.Output);
        Assert.Empty(second.Errors);
        Assert.Single(await File.ReadAllLinesAsync(results, TestContext.Current.CancellationToken));
    }

    /// <summary>What an agent is called in the results tells its command line and its budget from others, and says neither what may be secret in it.</summary>
    [Fact]
    public async Task Results_of_another_agent_or_budget_are_not_taken_for_its_own()
    {
        var results = Written("results.jsonl", Line.Replace("RUN", "1").Replace("PASSED", "true") + "\n");
        var digest = Convert.ToHexStringLower(SHA256.HashData("command:KEY=hunter2 agent"u8))[..8];

        // An alert that cannot be read ends the run before anything is stood up.
        var result = await Tool.RunAsync(
            "eval", Cases(Written("alert.json", "{")), "--agent", "command:KEY=hunter2 agent", "--max-rounds", "3", "--results", results);

        Assert.Contains($"Not run: files, command#{digest} --max-rounds 3, all, run 1: ", result.Output, StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(results, TestContext.Current.CancellationToken);
        Assert.Equal(2, lines.Length);
        Assert.Equal($"command#{digest} --max-rounds 3", JsonDocument.Parse(lines[1]).RootElement.GetProperty("agent").GetString());
        Assert.DoesNotContain("hunter2", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shards_merge_and_a_confirmed_fix_that_the_hidden_test_refutes_is_told_by_the_exit_code()
    {
        var one = Written("1.jsonl", Line.Replace("RUN", "1").Replace("PASSED", "true") + "\n");
        var other = Written("2.jsonl", Line.Replace("RUN", "2").Replace("PASSED", "false") + "\n");

        var result = await Tool.RunAsync("eval", "--merge", one, other);
        var json = await Tool.RunAsync("eval", "--merge", other, one, "--json");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("| command | all | 2 | 50 % | 9–91 % | 100 % | 1 | 0 % | – | – | – | – | 61 |", result.Output, StringComparison.Ordinal);
        Assert.Equal(1, json.Json.GetProperty("schemaVersion").GetInt32());
        Assert.Equal(2, json.Json.GetProperty("conditions")[0].GetProperty("passed").GetProperty("of").GetInt32());
    }

    [Theory]
    [InlineData("eval", "eval expects CASES, or --merge")]
    [InlineData("eval cases.json --include traffic", "--include expects one of alert; alert,map; alert,traffic; all, found 'traffic'")]
    [InlineData("eval cases.json --agent openai:small --include alert", "--include: a model has tools that show it the capture")]
    [InlineData("eval cases.json --agent openai:small --record talk.jsonl", "--record is for one run, and eval makes many")]
    [InlineData("eval cases.json --playback talk.jsonl", "--playback is for one run, and eval makes many")]
    [InlineData("eval cases.json --candidates 2", "--candidates is for one run, and eval makes many")]
    [InlineData("eval cases.json --runs 0", "--runs expects 1 at least")]
    [InlineData("eval cases.json --shard 5/4", "--shard expects a part of all parts, as 2/4, found '5/4'")]
    [InlineData("eval no-such.json", "no-such.json: expected a JSON file of cases, or a folder of such files, found nothing")]
    [InlineData("eval --merge no-such.jsonl", "no-such.jsonl: expected a file of results, found nothing")]
    public async Task What_cannot_be_run_is_refused(string arguments, string why) => (await Tool.RunAsync(arguments.Split(' '))).RefusedBecause(why);

    private string Cases(string alert, params string[] files) => Written("cases.json", JsonSerializer.Serialize(new object[]
    {
        new
        {
            name = "files",
            faultClass = "encoding",
            solution = _tree["Files.sln"],
            capture = _tree["capture"],
            alert,
            service = new[] { "src" },
            hiddenTest = new { kind = "tests", project = "tests/Files.Tests/Files.Tests.csproj", files },
            leaveOut = new[] { "README.md" },
        },
    }));

    private string Written(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
