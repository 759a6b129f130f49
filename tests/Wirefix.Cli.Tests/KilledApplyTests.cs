using Wirefix.Agent.Tests;
using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Cli.Tests;

/// <summary>Runs that would write their fix and are killed at a moment of chance: the tree is the old or the new one, and nothing stays.</summary>
public sealed class KilledApplyTests(ITestOutputHelper output)
{
    private const int Kill = 9;

    /// <summary>Repeats the moments of a run that failed; its seed stands in the output.</summary>
    private const string SeedVariable = "WIREFIX_KILL_SEED";

    private static readonly string[] LastMeasurement = ["wirefix: confirm", "run 3 of 3: replaying"];
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_run_that_is_killed_in_its_beginning_leaves_the_old_tree_and_no_process() =>
        await KillAllAsync(early: 2, whole: 0, late: 0, TimeSpan.FromSeconds(3));

    /// <summary>Most of the moments lie in the beginning, where a run is cheap to repeat; the last ones lie around the writing of the tree.</summary>
    [Fact(Explicit = true)]
    [Trait("Run", "Long")]
    public async Task Ten_killed_runs_leave_the_old_tree_or_the_new_one_and_no_process() =>
        await KillAllAsync(early: 8, whole: 0, late: 2, TimeSpan.FromSeconds(3));

    [Fact(Explicit = true)]
    public async Task A_run_that_is_left_to_end_leaves_the_new_tree() =>
        Assert.Equal("new", await KilledAsync([], TimeSpan.FromMinutes(5)));

    [Fact(Explicit = true)]
    public async Task Two_hundred_killed_runs_leave_the_old_tree_or_the_new_one_and_no_process() =>
        await KillAllAsync(early: 100, whole: 60, late: 40, TimeSpan.FromSeconds(3));

    private async Task KillAllAsync(int early, int whole, int late, TimeSpan beginning)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Command.Exists("git"), "Only Linux tells which process started which, and git says what the new tree is.");
        var seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var ends = new Dictionary<string, int>();
        for (var i = 0; i < early + whole + late; i++)
        {
            var end = i < early ? await KilledAsync([], random.NextDouble() * beginning)
                : i < early + whole ? await KilledAsync([], random.NextDouble() * TimeSpan.FromSeconds(40))
                : await KilledAsync(LastMeasurement, random.NextDouble() * TimeSpan.FromSeconds(4));
            ends[end] = ends.GetValueOrDefault(end) + 1;
        }

        output.WriteLine(string.Join(", ", ends.Select(end => $"{end.Value} × {end.Key}")));
    }

    /// <summary>Kills a run some time after it said some things, one after the other, and tells which tree it left.</summary>
    private static async Task<string> KilledAsync(string[] said, TimeSpan later)
    {
        using var tree = new SampleTree();
        var old = tree.Digests();
        using var tool = ToolProcess.Start("fix", tree["Radar.sln"], "--capture", tree["capture"], "--apply");
        foreach (var text in said)
            await tool.UntilAsync(text);
        var ended = await tool.EndsWithinAsync(later);
        if (!ended)
            tool.Signal(Kill);

        await EndedAsync(tool).WaitAsync(Longest, TestContext.Current.CancellationToken);
        var killed = await tool.EndAsync();
        await NextRunAsync(tree);
        Assert.Equal(0, killed.LeftRunning);
        Assert.Empty(killed.WorkingCopies);
        Assert.Empty(Directory.GetFiles(tree.Path, "*.wirefix-new", SearchOption.AllDirectories));

        var now = tree.Digests();
        if (now.SequenceEqual(old))
            return "old";
        Assert.Equal(await FixedAsync(tree), now);
        return "new";
    }

    // A process that was about to start others may have started them before it ended.
    private static async Task EndedAsync(ToolProcess tool)
    {
        while (tool.Descendants() is { Count: > 0 } descendants)
            await Task.WhenAll(descendants.Select(process => process.WaitForExitAsync(TestContext.Current.CancellationToken)));
    }

    // A capture without a fault is the shortest run; it completes what the killed one began, and sweeps its working copy.
    private static async Task NextRunAsync(SampleTree tree)
    {
        var next = await Tool.RunAsync("fix", tree["Radar.sln"], "--capture", Directory.GetFiles(tree["capture/localhost"])[0]);
        Assert.Equal(2, next.ExitCode);
    }

    /// <summary>The old tree with the patch that the killed run had recorded.</summary>
    private static async Task<SortedDictionary<string, string>> FixedAsync(SampleTree tree)
    {
        using var fresh = new SampleTree();
        var patch = Assert.Single(Directory.GetFiles(tree[".wirefix/runs"], "fix.patch", SearchOption.AllDirectories), file => new FileInfo(file).Length > 0);
        var applied = await Command.RunAsync("git", ["apply", patch], fresh.Path);
        Assert.True(applied.ExitCode == 0, applied.Output);
        return fresh.Digests();
    }
}
