using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Wirefix.Replay.Processes;

/// <summary>A process of ours, with its output, that does not outlive us.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int Terminate = 15;

    /// <summary>A grandchild may keep the pipes open after the child has gone; we do not wait for it longer than this.</summary>
    private static readonly TimeSpan PipeGrace = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly Task _pumps;
    private readonly string _mark;

    private ChildProcess(Process process, string mark, int outputCapacity)
    {
        _process = process;
        _mark = mark;
        Id = process.Id;
        Output = new OutputTail(outputCapacity);
        Errors = new OutputTail(outputCapacity);
        _pumps = Task.WhenAll(Output.PumpAsync(process.StandardOutput), Errors.PumpAsync(process.StandardError));
        Exited = process.WaitForExitAsync(CancellationToken.None);
    }

    public int Id { get; }

    public OutputTail Output { get; }

    public OutputTail Errors { get; }

    /// <summary>Completes when the process has ended.</summary>
    public Task Exited { get; }

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Starts <c>dotnet</c>. Nobody will type anything; a reader sees the end at once.</summary>
    public static ChildProcess Start(
        IEnumerable<string> arguments,
        string workingDirectory,
        IEnumerable<KeyValuePair<string, string?>> variables,
        int outputCapacity) =>
        Start(new ProcessStartInfo(DotnetHost.Path, arguments) { WorkingDirectory = workingDirectory }, variables, "", outputCapacity);

    /// <summary>Starts a program, and hands it its whole input as it reads.</summary>
    public static ChildProcess Start(ProcessStartInfo start, IEnumerable<KeyValuePair<string, string?>> variables, string input, int outputCapacity)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        Reaper.Watch();
        var mark = Orphans.NewMark();
        ChildEnvironment.Apply(start, variables.Append(new(Orphans.Mark, mark)));
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        _ = FeedAsync(process.StandardInput, input);
        return new ChildProcess(process, mark, outputCapacity);
    }

    /// <summary>Waits for its end and gives its exit code; null where it was killed with its children as its time was up.</summary>
    public async Task<int?> EndAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await Exited.WaitAsync(timeout, cancellationToken);
            return ExitCode;
        }
        catch (TimeoutException)
        {
            await KillAsync();
            return null;
        }
    }

    /// <summary>Waits until both pipes are read to their end.</summary>
    public Task DrainAsync() => Task.WhenAny(_pumps, Task.Delay(PipeGrace));

    /// <summary>Asks the process to end, and kills it with its children when it has not within the grace time.</summary>
    public Task StopAsync(TimeSpan grace) => EndAsync(() => StopAsync(_process, grace));

    /// <summary>Kills the process and its children.</summary>
    public Task KillAsync() => EndAsync(() => KillAsync(_process));

    /// <summary>Asks a process to end, and kills it with its children when it has not within the grace time.</summary>
    public static async Task StopAsync(Process process, TimeSpan grace)
    {
        if (!process.HasExited && !OperatingSystem.IsWindows() && SendSignal(process.Id, Terminate) == 0)
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(grace));
        await KillAsync(process);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await DrainAsync();
        _process.Dispose();
    }

    private static async Task FeedAsync(StreamWriter writer, string input)
    {
        try
        {
            await using (writer)
                await writer.WriteAsync(input);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // It has ended, or does not care to read.
        }
    }

    private static async Task KillAsync(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended meanwhile, or a child of it has.
        }

        await process.WaitForExitAsync();
    }

    /// <summary>Ends the process, and what it started and left behind.</summary>
    private async Task EndAsync(Func<Task> end)
    {
        var family = Orphans.Marked(_mark);
        await end();
        Orphans.Kill(_mark);
        RemoveDiagnosticPorts([Id, .. family]);
    }

    /// <summary>Removes the runtime's sockets and pipes from the temp folder, which a killed process cannot do itself.</summary>
    private static void RemoveDiagnosticPorts(IEnumerable<int> family)
    {
        if (OperatingSystem.IsWindows())
            return;

        foreach (var pattern in family.Distinct().SelectMany(id => new[] { $"dotnet-diagnostic-{id}-*", $"clr-debug-pipe-{id}-*" }))
        {
            foreach (var path in Directory.EnumerateFiles(Path.GetTempPath(), pattern))
                File.Delete(path);
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int SendSignal(int pid, int signal);
}
