using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Cli.Tests;

/// <summary>Runs that are ended from outside, gently or not.</summary>
public sealed class KilledRunTests : IDisposable
{
    private const int Interrupt = 2;
    private const int Kill = 9;
    private const int Terminate = 15;
    private const string Service = "src/Radar.Api/Radar.Api.csproj";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private readonly SampleTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData(Interrupt, "wirefix: build")]
    [InlineData(Terminate, "run 1 of 3: replaying")]
    public async Task A_stopped_run_ends_its_processes_and_removes_its_working_copy(int signal, string moment)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals here.");
        var before = _tree.Digests();
        using var tool = ToolProcess.Start("fix", _tree[Service], "--capture", _tree["capture"]);
        await tool.UntilAsync(moment);

        tool.Signal(signal);

        (await tool.EndAsync()).RefusedBecause("wirefix: stopped; nothing was changed.");
        Assert.Equal(before, _tree.Digests());
    }

    [Fact]
    public async Task A_killed_run_leaves_no_process_and_its_working_copy_only_until_the_next_run()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells which process started which.");
        var before = _tree.Digests();
        using var tool = ToolProcess.Start("fix", _tree[Service], "--capture", _tree["capture"]);
        await tool.UntilAsync("run 1 of 3: replaying");
        var descendants = tool.Descendants();
        Assert.Contains(descendants, process => process.ProcessName == "dotnet");

        tool.Signal(Kill);

        await Task.WhenAll(descendants.Select(process => process.WaitForExitAsync(TestContext.Current.CancellationToken))).WaitAsync(Longest, TestContext.Current.CancellationToken);
        var result = await tool.EndAsync();
        Assert.Equal(before, _tree.Digests());
        Assert.NotEmpty(result.WorkingCopies);

        // A capture without a fault is the shortest way to a working copy.
        var next = await Tool.RunAsync("locate", _tree[Service], "--capture", Directory.GetFiles(_tree["capture/localhost"])[0]);
        Assert.Equal(0, next.ExitCode);
        Assert.Empty(result.WorkingCopies);
    }
}
