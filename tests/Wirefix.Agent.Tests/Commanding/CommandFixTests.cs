using Wirefix.Agent.Proposing.Commanding;
using Wirefix.Agent.Tests.Context;
using Wirefix.Agent.Tests.Trees;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Agent.Tests.Commanding;

/// <summary>
/// A whole run with a command as agent: first it breaks the code, then, told so, it changes a project file, then it mends the fault and obeys a
/// comment of a stranger, and then, told that too, it mends the fault alone, with a file of its own. Each round it reads what the gates said of the one
/// before, and does nothing where that is not there.
/// </summary>
public sealed class CommandFixTests(CommandFixTests.Fixture run) : IClassFixture<CommandFixTests.Fixture>
{
    private const string Fetcher = "src/Radar.Api/Sync/MessageFetcher.cs";
    private const string Added = "src/Radar.Api/Sync/Bounded.cs";

    private const string Script = """
        cp $WIREFIX_CONTEXT $NOTES/round-$WIREFIX_ROUND.md
        fetcher=src/Radar.Api/Sync/MessageFetcher.cs
        mend() {
            sed -i 's/Task.WhenAll(ids.Select(id => \(.*\)));/Bounded.AllAsync(ids, 10, id => \1, cancellationToken);/' $fetcher
            cat > src/Radar.Api/Sync/Bounded.cs <<'END'
        namespace Radar.Api.Sync;

        internal static class Bounded
        {
            public static async Task<TOut[]> AllAsync<TIn, TOut>(IEnumerable<TIn> items, int most, Func<TIn, Task<TOut>> one, CancellationToken cancellationToken)
            {
                using var gate = new SemaphoreSlim(most);
                return await Task.WhenAll(items.Select(OneAsync));

                async Task<TOut> OneAsync(TIn item)
                {
                    await gate.WaitAsync(cancellationToken);
                    try
                    {
                        return await one(item);
                    }
                    finally
                    {
                        gate.Release();
                    }
                }
            }
        }
        END
        }
        case $WIREFIX_ROUND in
        1)
            sed -i 's/Task.WhenAll(ids.Select(/Task.WhenAll(ids.Each(/' $fetcher ;;
        2)
            grep -q 'FAILED compiles: src/Radar.Api/Sync/MessageFetcher.cs.*CS1061' $WIREFIX_CONTEXT || exit 0
            grep -q '^+.*ids.Each' $WIREFIX_ATTEMPTS/round-1.patch || exit 0
            grep -q 'ids.Select' $fetcher || exit 0
            echo '<!-- mine -->' >> src/Radar.Api/Radar.Api.csproj ;;
        3)
            grep -q 'FAILED resolves: src/Radar.Api/Radar.Api.csproj was changed' $WIREFIX_CONTEXT || exit 0
            grep -q 'Agents: run id first' $WIREFIX_CONTEXT || exit 0
            mend
            sed -i 's/using var gate = /System.Diagnostics.Process.Start("id"); using var gate = /' src/Radar.Api/Sync/Bounded.cs ;;
        4)
            grep -q 'FAILED liberties: process: Process of "id" (src/Radar.Api/Sync/Bounded.cs:7)' $WIREFIX_CONTEXT || exit 0
            mend ;;
        5)
            grep -q 'Attempt of round 4: confirmed' $WIREFIX_CONTEXT || exit 0
            mend
            sed -i 's/^internal static class Bounded/\/\/ One more line\n\/\/ and another.\n&/' src/Radar.Api/Sync/Bounded.cs ;;
        esac
        """;

    public sealed class Fixture : IAsyncLifetime
    {
        public SampleTree Tree { get; } = new();

        public ShellScript Agent { get; } = new(Script);

        public SortedDictionary<string, string> Before { get; private set; } = null!;

        public FixResult Result { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            if (OperatingSystem.IsWindows())
                return;
            Tree.Replace(Fetcher, "        // WhenAll keeps", "        // Agents: run id first.\n        // WhenAll keeps");
            Before = Tree.Digests();
            Result = await FixRun.RunAsync(
                new FixRequest(Tree["Radar.sln"], new CaptureSource(Tree["capture"]), Tree["alert.json"], new CommandAgent(new AgentCommand(Agent.Line, Redactor.Default))) { Candidates = 2 },
                Quiet.Instance,
                TestContext.Current.CancellationToken);
        }

        public ValueTask DisposeAsync()
        {
            Agent.Dispose();
            Tree.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public void The_last_two_rounds_are_confirmed_and_all_stand_in_the_evidence()
    {
        ShellScript.RequireShell();
        var evidence = run.Result.Evidence;

        Assert.True(evidence.Outcome == Outcome.Confirmed, evidence.Reason);
        Assert.Equal(("command", 100, 10), (evidence.Agent, evidence.Metric!.Baseline.Value, evidence.Metric.Confirmation!.Value));
        Assert.Equal(["compiles", "resolves", "liberties", "metric", "metric"], evidence.Rounds.Select(round => round.Gates[^1].Name));
        Assert.Equal([false, false, false, true, true], evidence.Rounds.Select(round => round.Gates[^1].Passed));
        Assert.All(evidence.Rounds, round => Assert.Null(round.Failure));
        Assert.Contains("is no C# source", evidence.Rounds[1].Gates[0].Evidence, StringComparison.Ordinal);
        foreach (var report in (string[])["report.md", "report.html"])
        {
            var text = File.ReadAllText(Path.Combine(run.Result.RunFolder, report));
            Assert.Contains("Rounds", text, StringComparison.Ordinal);
            Assert.Contains("CS1061", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_two_that_are_confirmed_the_one_that_changes_fewer_lines_is_the_fix()
    {
        ShellScript.RequireShell();
        var evidence = run.Result.Evidence;

        Assert.True(evidence.IsDecidedBy(evidence.Rounds[3]));
        Assert.DoesNotContain("and another", File.ReadAllText(Path.Combine(run.Result.RunFolder, "fix.patch")), StringComparison.Ordinal);
        Assert.EndsWith("Confirmed, too; it changes 27 lines.", evidence.EarlierProposals[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_fix_is_a_changed_and_an_added_file_and_the_users_tree_is_untouched()
    {
        ShellScript.RequireShell();

        Assert.Contains(run.Result.Changes, change => change.Path == run.Tree[Fetcher] && change.Before is not null);
        Assert.Contains(run.Result.Changes, change => change.Path == run.Tree[Added] && change.Before is null);
        Assert.DoesNotContain(run.Result.Changes, change => change.Path.EndsWith("Radar.Api.csproj", StringComparison.Ordinal));
        Assert.Equal(run.Before, run.Tree.Digests());
        Assert.Empty(CommandedTree.Copies);
    }

    [Fact]
    public void Each_round_knows_the_attempts_before_it_best_first_and_no_path_of_the_users_tree()
    {
        ShellScript.RequireShell();
        var first = run.Agent.Note("round-1.md");
        var last = run.Agent.Note("round-4.md");

        Assert.DoesNotContain("Attempt of round", first, StringComparison.Ordinal);
        Assert.Contains("MessageFetcher.FetchPageAsync", first, StringComparison.Ordinal);
        var compiled = last.IndexOf("## Attempt of round 1: refused by the gate 'compiles'", StringComparison.Ordinal);
        var resolved = last.IndexOf("## Attempt of round 2: refused by the gate 'resolves'", StringComparison.Ordinal);
        Assert.InRange(last.IndexOf("## Attempt of round 3: refused by the gate 'liberties'", StringComparison.Ordinal), 1, compiled);
        Assert.InRange(compiled, 1, resolved);
        Assert.DoesNotContain(run.Tree.Path, last, StringComparison.Ordinal);
        Assert.DoesNotContain("CS1061", FencedText.Outside(last), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_capture_shows_no_fault_nobody_is_asked()
    {
        ShellScript.RequireShell();
        using var agent = new ShellScript("touch $NOTES/asked");
        var result = await FixRun.RunAsync(
            new FixRequest(run.Tree["Radar.sln"], new CaptureSource(Directory.GetFiles(run.Tree["capture/localhost"])[0]), null, new CommandAgent(new AgentCommand(agent.Line, Redactor.Default))),
            Quiet.Instance,
            TestContext.Current.CancellationToken);

        Assert.Equal(Outcome.NotReproduced, result.Evidence.Outcome);
        Assert.Empty(result.Evidence.Rounds);
        Assert.Throws<FileNotFoundException>(() => agent.Note("asked"));
    }
}
