using System.Diagnostics;
using Wirefix.Replay.Processes;

namespace Wirefix.Replay.Tests;

public sealed class ProcessActivityTests
{
    [Fact]
    public void A_process_that_asks_is_computing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells");

        Assert.True(ProcessActivity.IsComputing(Environment.ProcessId));
    }

    [Fact]
    public void A_process_that_sleeps_is_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells");
        using var sleeper = Process.Start("sleep", "600");
        try
        {
            Assert.True(SpinWait.SpinUntil(() => !ProcessActivity.IsComputing(sleeper.Id), TimeSpan.FromSeconds(60)));
        }
        finally
        {
            sleeper.Kill();
            sleeper.WaitForExit();
        }
    }

    [Fact]
    public void A_process_that_is_not_there_is_not() => Assert.False(ProcessActivity.IsComputing(int.MaxValue));
}
