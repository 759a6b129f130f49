using System.Diagnostics;

namespace Wirefix.Hook.Tests;

public sealed class ParentWatchTests
{
    [Fact]
    public void A_running_process_is_alive() => Assert.True(ParentWatch.IsAlive(Environment.ProcessId));

    [Fact]
    public void A_process_that_has_ended_is_not_alive()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        process.WaitForExit();

        Assert.False(ParentWatch.IsAlive(process.Id));
    }
}
