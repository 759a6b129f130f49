using System.Diagnostics;

namespace Wirefix.Replay.Tests;

public sealed class DotnetCommandTests
{
    private static readonly Dictionary<string, string?> NoVariables = [];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Output_errors_and_exit_code_are_told_apart()
    {
        var result = await DotnetCommand.RunAsync(["exec", TestServices.Crasher.AssemblyPath], Path.GetTempPath(), NoVariables, Patience, Token);

        Assert.Equal(3, result.ExitCode);
        Assert.False(result.Succeeded);
        Assert.Contains("line 1\n", result.Output, StringComparison.Ordinal);
        Assert.Equal("the settings have no connection string", result.Errors.Trim());
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_ended_and_says_so()
    {
        var result = await DotnetCommand.RunAsync(
            ["exec", TestServices.Mute.AssemblyPath], Path.GetTempPath(), NoVariables, TimeSpan.FromSeconds(1), Token);

        Assert.True(result.TimedOut);
        Assert.False(result.Succeeded);
    }

    [Fact]
    public async Task A_cancelled_command_is_ended()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = DotnetCommand.RunAsync(["exec", TestServices.Mute.AssemblyPath], Path.GetTempPath(), NoVariables, Patience, stop.Token);
        var waited = Stopwatch.GetTimestamp();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(Stopwatch.GetElapsedTime(waited) < Patience);
    }

    [Fact]
    public async Task The_SDK_runs_as_from_a_shell_though_we_run_inside_of_it()
    {
        var result = await DotnetCommand.RunAsync(
            ["msbuild", "-getProperty:MSBuildSDKsPath", "-nologo", ProjectFile()], Path.GetTempPath(), new Dictionary<string, string?> { ["CI"] = "1" }, Patience, Token);

        Assert.True(result.Succeeded, result.Output + result.Errors);
        Assert.EndsWith("Sdks", result.Output.Trim(), StringComparison.Ordinal);
    }

    /// <summary>Any project will do; the one above the service's output is at hand.</summary>
    private static string ProjectFile()
    {
        var folder = new DirectoryInfo(TestServices.Crasher.WorkingDirectory);
        while (folder is not null && folder.GetFiles("Crasher.csproj").Length == 0)
            folder = folder.Parent;
        return Path.Combine(folder!.FullName, "Crasher.csproj");
    }
}
