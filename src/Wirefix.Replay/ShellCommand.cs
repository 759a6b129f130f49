using System.Diagnostics;
using System.Text;
using Wirefix.Replay.Processes;

namespace Wirefix.Replay;

/// <summary>Runs a command line of the user's in the system's shell, and leaves nothing of it running.</summary>
public static class ShellCommand
{
    private const int OutputCapacity = 64 * 1024;

    /// <summary>
    /// Runs a command to its end, or ends it when its time is up or the token is cancelled. Whatever it started is ended with it, also what it
    /// left behind on purpose; where the system is not Linux, what is still a child of it.
    /// </summary>
    /// <param name="line">The command line, as one would type it.</param>
    /// <param name="workingDirectory">The folder to run it in.</param>
    /// <param name="environment">Variables on top of the inherited, cleaned environment; null removes one.</param>
    /// <param name="input">What it can read from standard input.</param>
    /// <param name="timeout">When to end it; above zero.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; the command and all that it started are gone.</exception>
    public static async Task<CommandResult> RunAsync(
        string line,
        string workingDirectory,
        IReadOnlyDictionary<string, string?> environment,
        string input,
        TimeSpan timeout,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = Stopwatch.GetTimestamp();
        await using var child = ChildProcess.Start(Shell(line, workingDirectory), ChildEnvironment.Quiet.Concat(environment), input, OutputCapacity);
        int? exitCode;
        try
        {
            exitCode = await child.EndAsync(timeout, cancellationToken);
        }
        finally
        {
            // What it left behind holds its pipes.
            await child.KillAsync();
        }

        await child.DrainAsync();
        return new CommandResult(exitCode, child.Output.Text, child.Errors.Text, Stopwatch.GetElapsedTime(started));
    }

    private static ProcessStartInfo Shell(string line, string workingDirectory)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", $"/d /s /c \"{line}\"")
            : new ProcessStartInfo("/bin/sh", ["-c", line]);
        start.WorkingDirectory = workingDirectory;
        start.StandardInputEncoding = utf8;
        start.StandardOutputEncoding = utf8;
        start.StandardErrorEncoding = utf8;
        return start;
    }
}
