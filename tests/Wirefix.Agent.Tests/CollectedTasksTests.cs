using Wirefix.Agent.Proposing;
using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Agent.Tests;

/// <summary>
/// Tasks collected by a loop, in other names, one layer further down: found and fixed. It is run by CI alone; <see cref="LocalFunctionTests"/> asks more of
/// another shape in each run, and the rule's own tests ask for the fix of this one.
/// </summary>
public sealed class CollectedTasksTests
{
    private sealed class Run() : ReshapedRun(Reshaping.CollectedTasks(), new BuiltinAgent());

    [Fact(Explicit = true)]
    [Trait("Run", "Long")]
    public async Task Tasks_collected_by_a_loop_are_found_and_fixed_by_the_built_in_agent()
    {
        await using var run = new Run();
        await run.InitializeAsync();

        var evidence = run.Result.Evidence;
        Assert.True(evidence.Outcome == Outcome.Confirmed, evidence.Reason);
        Assert.Equal("builtin", evidence.Agent);
        Assert.StartsWith($"M:Harbor.Api.Intake.ParcelCollector.{ReshapedRun.Member}(", evidence.Suspect!.Symbol, StringComparison.Ordinal);
        Assert.Equal([ReshapedRun.Service], evidence.ChangedFiles.Where(file => file.StartsWith("src/", StringComparison.Ordinal)));
        Assert.Equal(run.Before, run.Tree.Digests());
    }
}
