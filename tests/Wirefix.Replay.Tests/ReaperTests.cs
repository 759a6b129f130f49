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

        try
        {
            reaper.Dispose();
            await reaper.EndedAsync(Token).WaitAsync(Patience, Token);

            await marked.WaitForExitAsync(Token).WaitAsync(Patience, Token);
            Assert.Empty(RunningProcesses.With(mark));
            Assert.False(other.HasExited);
        }
        finally
        {
            marked.Kill(entireProcessTree: true);
            other.Kill();
        }
    }

    /// <summary>As the compiler's project loader is started.</summary>
    [Fact]
    public async Task The_socket_that_a_marked_process_was_told_of_goes_with_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells the environment of others.");
        var (mark, socket, others) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString(), Path.Combine("/tmp", Guid.NewGuid().ToString()));
        await File.WriteAllTextAsync(Path.Combine("/tmp", socket), "", Token);
        await File.WriteAllTextAsync(others, "", Token);
        using var marked = Sleeping(mark, "sleep 600; :", socket);
        using var reaper = Reaper.Watch($"{Variable}={mark}")!;

        try
        {
            reaper.Dispose();
            await reaper.EndedAsync(Token).WaitAsync(Patience, Token);

            Assert.False(File.Exists(Path.Combine("/tmp", socket)));
            Assert.True(File.Exists(others));
        }
        finally
        {
            marked.Kill(entireProcessTree: true);
            File.Delete(others);
        }
    }

    private static Process Sleeping(string mark, string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", script, .. arguments]);
        start.Environment[Variable] = mark;
        return Process.Start(start)!;
    }
}
