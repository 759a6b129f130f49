using System.Diagnostics;
using Wirefix.Replay.Processes;

namespace Wirefix.Replay;

/// <summary>Runs <c>dotnet …</c> as a child process that leaves nothing behind.</summary>
public static class DotnetCommand
{
    private const int OutputCapacity = 4 * 1024 * 1024;

    /// <summary>Runs a command to its end, or ends it with its children when its time is up or the token is cancelled.</summary>
    /// <param name="arguments">The arguments after <c>dotnet</c>, one each.</param>
    /// <param name="workingDirectory">The folder to run it in.</param>
    /// <param name="environment">Variables on top of the inherited, cleaned environment; null removes one.</param>
    /// <param name="timeout">When to end it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; the command and its children are gone.</exception>
    public static async Task<CommandResult> RunAsync(
        IReadOnlyList<string> arguments,
        string workingDirectory,
        IReadOnlyDictionary<string, string?> environment,
        TimeSpan timeout,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = Stopwatch.GetTimestamp();
        await using var child = ChildProcess.Start(arguments, workingDirectory, ChildEnvironment.Quiet.Concat(environment), OutputCapacity);
        var exitCode = await child.EndAsync(timeout, cancellationToken);
        await child.DrainAsync();
        return new CommandResult(exitCode, child.Output.Text, child.Errors.Text, Stopwatch.GetElapsedTime(started));
    }
}
