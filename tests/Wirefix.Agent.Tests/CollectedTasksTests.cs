using Wirefix.Agent.Proposing;
using Wirefix.Agent.Tests.Trees;
using Wirefix.Replay;

namespace Wirefix.Agent.Tests;

/// <summary>Tasks collected by a loop, in other names, one layer further down: found, fixed, and fit to be applied.</summary>
public sealed class CollectedTasksTests(CollectedTasksTests.Fixture run) : ConfirmedTests(run), IClassFixture<CollectedTasksTests.Fixture>
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public sealed class Fixture() : ReshapedRun(Reshaping.CollectedTasks(), new BuiltinAgent());

    [Fact]
    public void The_agent_is_named() => Assert.Equal("builtin", run.Result.Evidence.Agent);

    [Fact]
    public async Task Applied_the_users_tests_pass_and_guard_the_fix()
    {
        // A tree of its own: the other tests look at the one that nothing was applied to.
        using var tree = Reshaping.CollectedTasks();
        var service = tree.Read(ReshapedRun.Service);
        FixRun.Apply(run.Result with
        {
            Root = tree.Path,
            Changes = [.. run.Result.Changes.Select(change => change with { Path = tree[Path.GetRelativePath(run.Tree.Path, change.Path)] })],
        });

        var (code, output) = await TestAsync(tree, tree[ReshapedRun.Solution]);
        Assert.True(code == 0, output);
        Assert.Matches(@"Passed .*\.Keeps_at_most_10_calls_in_flight", output);

        File.WriteAllText(tree[ReshapedRun.Service], service);
        (code, output) = await TestAsync(tree, tree["tests/Harbor.Tests"], "--no-restore");
        Assert.NotEqual(0, code);
        Assert.Contains("Calls in flight: at most 10 expected, 100 seen.", output, StringComparison.Ordinal);
        Assert.Matches(@"Failed .*\.Keeps_at_most_10_calls_in_flight", output);
        Assert.Matches(@"\bFailed: +1\b", output);
    }

    private static async Task<(int? Code, string Output)> TestAsync(SampleTree tree, string target, params string[] options)
    {
        var result = await DotnetCommand.RunAsync(
            ["test", target, "--logger", "console;verbosity=normal", .. options], tree.Path, new Dictionary<string, string?>(), Longest, TestContext.Current.CancellationToken);
        return (result.ExitCode, result.Output + result.Errors);
    }
}
