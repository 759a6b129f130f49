using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Wirefix.Cli.Tests;

/// <summary>The <c>wirefix</c> command as a process of its own, as a user or a script starts it.</summary>
internal sealed partial class ToolProcess : IDisposable
{
    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "wirefix.dll");

    private readonly Process _process;
    private readonly MarkedProcesses _marked = new();
    private readonly StringBuilder _errors = new();
    private readonly Task<string> _output;

    private ToolProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.StandardOutputEncoding = Encoding.UTF8;
        start.StandardErrorEncoding = Encoding.UTF8;
        start.Environment[_marked.Variable.Key] = _marked.Variable.Value;
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public static async Task<ToolResult> RunAsync(params IEnumerable<string> arguments)
    {
        using var tool = Start(arguments);
        return await tool.EndAsync();
    }

    /// <summary>The same with a file on standard input.</summary>
    public static async Task<ToolResult> RunWithInputAsync(string file, params IEnumerable<string> arguments)
    {
        using var tool = StartAwaitingInput(arguments);
        await tool.FeedAsync(await File.ReadAllTextAsync(file));
        tool._process.StandardInput.Close();
        return await tool.EndAsync();
    }

    public static ToolProcess Start(params IEnumerable<string> arguments) => new(new ProcessStartInfo("dotnet", [Tool, .. arguments]));

    /// <summary>Starts it with a standard input that stays open.</summary>
    public static ToolProcess StartAwaitingInput(params IEnumerable<string> arguments) =>
        new(new ProcessStartInfo("dotnet", [Tool, .. arguments]) { RedirectStandardInput = true });

    /// <summary>Writes to its standard input, and returns when it has taken all but what a pipe holds.</summary>
    public async Task FeedAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Reads stderr until a line that holds a text.</summary>
    public async Task UntilAsync(string text)
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            _errors.AppendLine(line);
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"The command ended before it said '{text}':\n{_errors}");
    }

    public async Task<ToolResult> EndAsync()
    {
        _errors.Append(await _process.StandardError.ReadToEndAsync());
        await _process.WaitForExitAsync();
        return new ToolResult(_process.ExitCode, await _output, _errors.ToString(), Id, Descendants().Count);
    }

    /// <summary>Whether it ends by itself within a time.</summary>
    public async Task<bool> EndsWithinAsync(TimeSpan time)
    {
        using var patience = new CancellationTokenSource(time);
        await _process.WaitForExitAsync(patience.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return _process.HasExited;
    }

    /// <summary>The address that stands in what was read from stderr.</summary>
    public Uri Address => new(AddressText().Match(_errors.ToString()).Value);

    /// <summary>The most bytes that it has held in memory so far; only Linux tells.</summary>
    public long PeakMemory()
    {
        var line = File.ReadLines($"/proc/{Id}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>Sends a signal by its number.</summary>
    public void Signal(int signal) => Assert.Equal(0, SendSignal(Id, signal));

    /// <summary>Living processes that this one started, and those they started; empty where the system does not tell.</summary>
    public List<Process> Descendants()
    {
        var ids = _marked.Ids;
        return [.. Process.GetProcesses().Where(process => process.Id != Id && ids.Contains(process.Id) && !process.HasExited)];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex AddressText();

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int SendSignal(int pid, int signal);
}
