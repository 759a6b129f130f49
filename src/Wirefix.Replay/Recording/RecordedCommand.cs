using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Wirefix.Replay.Processes;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay.Recording;

/// <summary>A command of the user's that runs as it would, while every ASP.NET Core service among its processes is recorded.</summary>
public static class RecordedCommand
{
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(10);

    // A terminal has told the command already; to be told twice means "at once" to many. Windows has no other way to tell it.
    private static readonly TimeSpan OwnAccord = OperatingSystem.IsWindows() ? StopGrace : TimeSpan.FromSeconds(1);

    // What a process handed over before it ended is in the socket; one that goes on by itself is not waited for.
    private static readonly TimeSpan LinkGrace = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Runs the command with this console's input and output until it ends; cancelling asks it to end, and kills it with its children
    /// where it has not after 10 s.
    /// </summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="folder">An existing folder for the files, one for each process that called or was called.</param>
    /// <param name="redactor">Replaces secrets before anything is written.</param>
    /// <param name="cancellationToken">Ends the command and the recording.</param>
    /// <exception cref="ServiceException">The program cannot be started.</exception>
    public static async Task<RecordingResult> RunAsync(
        IReadOnlyList<string> command, string folder, Redactor redactor, CancellationToken cancellationToken = default)
    {
        using var recorder = new RecorderSocket(folder, redactor);
        using var process = Start(command, recorder.Path);
        var stopped = await WaitAsync(process, cancellationToken);
        // What a wrapper started may take longer than the wrapper.
        var (services, problems) = await recorder.EndAsync(stopped ? StopGrace : LinkGrace);
        return new RecordingResult(services, problems, stopped ? null : process.ExitCode);
    }

    private static Process Start(IReadOnlyList<string> command, string socket)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { UseShellExecute = false };
        var hooks = start.Environment.TryGetValue("DOTNET_STARTUP_HOOKS", out var others) && !string.IsNullOrEmpty(others)
            ? $"{others}{Path.PathSeparator}{HookAssembly.Path}"
            : HookAssembly.Path;
        start.Environment["DOTNET_STARTUP_HOOKS"] = hooks;
        start.Environment["WIREFIX_RECORDER"] = socket;
        // A service that its wrapper leaves behind ends with us.
        start.Environment["WIREFIX_PARENT"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        // A build node that stays would keep these variables for builds that have nothing to do with this recording.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        }
        catch (Win32Exception refused)
        {
            throw new ServiceException($"{command[0]}: expected a program that can be started, found: {refused.Message}. Check the name, as in 'wirefix record -- dotnet run'.", null);
        }
    }

    /// <summary>Waits for the end; true where it was stopped.</summary>
    private static async Task<bool> WaitAsync(Process process, CancellationToken cancellationToken)
    {
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return false;
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAny(process.WaitForExitAsync(CancellationToken.None), Task.Delay(OwnAccord, CancellationToken.None));
            await ChildProcess.StopAsync(process, StopGrace);
            return true;
        }
    }
}
