using Wirefix.Agent.Gating;
using Wirefix.Agent.Tests.Trees;
using Wirefix.Replay;

namespace Wirefix.Agent.Tests;

/// <summary>
/// A local function for one item, in other names, one layer further down. The built-in proposal is believed, and the
/// ones before it are not.
/// </summary>
public sealed class LocalFunctionTests(LocalFunctionTests.Fixture run) : ConfirmedTests(run), IClassFixture<LocalFunctionTests.Fixture>
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private const string FanOut = "Task.WhenAll(ids.Select(OneAsync))";

    public sealed class Fixture : ReshapedRun
    {
        public Fixture()
            : this(new ScriptedAgent(
                ScriptedAgent.Replace("Names a symbol that nobody declares.", "M:Harbor.Api.Nobody.Knows(System.String)", "void Knows(string it) { }"),
                ScriptedAgent.Rewrite("Waits for fifty at a time.", Chunked),
                ScriptedAgent.Builtin))
        {
        }

        private Fixture(ScriptedAgent agent)
            : base(Reshaping.LocalFunction(), agent) => Agent = agent;

        internal ScriptedAgent Agent { get; }

        private static string Chunked(string member)
        {
            Assert.Contains(FanOut, member, StringComparison.Ordinal);
            return member.Replace($"var parcels = await {FanOut};", """
                var parcels = new List<ManifestParcel?>();
                foreach (var chunk in ids.Chunk(50))
                {
                    parcels.AddRange(await Task.WhenAll(chunk.Select(OneAsync)));
                }
                """, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_symbol_that_nobody_declares_is_not_confirmed()
    {
        var gate = Assert.Single(run.Agent.Tasks[1].Attempts[0].Gates);

        Assert.Equal(("resolves", Verdict.NotConfirmed), (gate.Name, gate.Verdict));
        Assert.Contains("M:Harbor.Api.Nobody.Knows", gate.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bound_above_the_target_is_not_confirmed()
    {
        var attempt = run.Agent.Tasks[2].Attempts[1];
        var failed = attempt.Gates[^1];

        Assert.Equal("Waits for fifty at a time.", attempt.Proposal.Summary);
        Assert.Equal(Verdict.NotConfirmed, failed.Verdict);
        Assert.All(attempt.Gates.SkipLast(1), gate => Assert.True(gate.Passed, gate.Evidence));
    }

    [Fact]
    public void Proposals_that_did_not_hold_stand_in_the_evidence() => Assert.Collection(
        run.Result.Evidence.EarlierProposals,
        first => Assert.StartsWith("Names a symbol that nobody declares. Gate 'resolves':", first, StringComparison.Ordinal),
        second => Assert.StartsWith("Waits for fifty at a time. Gate '", second, StringComparison.Ordinal));

    [Fact]
    public async Task Applied_the_users_tests_pass_and_guard_the_fix()
    {
        // A tree of its own: the other tests look at the one that nothing was applied to.
        using var tree = Reshaping.LocalFunction();
        var nothing = new Dictionary<string, string?>();
        using var compiler = await CompilerServer.StartAsync(Path.GetFileName(tree.Path), tree.Path, nothing, TestContext.Current.CancellationToken);
        var environment = new Dictionary<string, string?>(compiler?.Variables ?? nothing);
        var service = tree.Read(ReshapedRun.Service);
        FixRun.Apply(run.Result with
        {
            Root = tree.Path,
            Changes = [.. run.Result.Changes.Select(change => change with { Path = tree[Path.GetRelativePath(run.Tree.Path, change.Path)] })],
        });

        var (code, output) = await TestAsync(tree, environment, tree[ReshapedRun.Solution]);
        Assert.True(code == 0, output);
        Assert.Matches(@"Passed .*\.Keeps_at_most_10_calls_in_flight", output);

        File.WriteAllText(tree[ReshapedRun.Service], service);
        (code, output) = await TestAsync(tree, environment, tree["tests/Harbor.Tests"], "--no-restore");
        Assert.NotEqual(0, code);
        Assert.Contains("Calls in flight: at most 10 expected, 100 seen.", output, StringComparison.Ordinal);
        Assert.Matches(@"Failed .*\.Keeps_at_most_10_calls_in_flight", output);
        Assert.Matches(@"\bFailed: +1\b", output);
    }

    private static async Task<(int? Code, string Output)> TestAsync(
        SampleTree tree, Dictionary<string, string?> environment, string target, params string[] options)
    {
        var result = await DotnetCommand.RunAsync(
            ["test", target, "--logger", "console;verbosity=normal", .. options], tree.Path, environment, Longest, TestContext.Current.CancellationToken);
        return (result.ExitCode, result.Output + result.Errors);
    }
}
