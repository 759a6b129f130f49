using System.Diagnostics;
using Wirefix.Replay.Processes;

namespace Wirefix.Replay.Tests;

public sealed class ReaperTests
{
    private const string Variable = "REAPER_TEST";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_carries_the_mark_ends_with_what_it_started_and_others_run_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells the environment of others.");
        var mark = Guid.NewGuid().ToString("N");
        using var marked = Sleeping($"{mark}-1", "sleep 600 & exec sleep 600");
        using var other = Sleeping("other", "exec sleep 600");
        using var reaper = Reaper.Watch($"{Variable}={mark}")!;

        reaper.Dispose();
        await reaper.EndedAsync(Token).WaitAsync(Patience, Token);

        await marked.WaitForExitAsync(Token).WaitAsync(Patience, Token);
        Assert.Empty(RunningProcesses.With(mark));
        Assert.False(other.HasExited);
        other.Kill();
    }

    private static Process Sleeping(string mark, string script)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", script]);
        start.Environment[Variable] = mark;
        return Process.Start(start)!;
    }
}
