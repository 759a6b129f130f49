using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Samples.Recording.Running;

/// <summary>A service as a process of its own, started and recorded by <c>wirefix record</c>.</summary>
public sealed class RecordedService : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private const int Terminate = 15;

    private static readonly TimeSpan EndGrace = TimeSpan.FromSeconds(30);

    private readonly Process _recorder;

    private RecordedService(Process recorder, Uri address) => (_recorder, Address) = (recorder, address);

    /// <summary>Where the service listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts the service on a free port and waits until it listens.</summary>
    /// <param name="wirefix">The assembly of the command that records.</param>
    /// <param name="service">The assembly of the service.</param>
    /// <param name="proxy">Takes the calls of the service.</param>
    /// <param name="folder">The folder that the recording is written to.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="RecordingException">The service ended before it listened.</exception>
    public static async Task<RecordedService> StartAsync(
        string wirefix, string service, Uri proxy, string folder, CancellationToken cancellationToken)
    {
        var recorder = Process.Start(StartInfo(wirefix, service, proxy, folder))!;
        try
        {
            return new RecordedService(recorder, await AddressAsync(recorder, cancellationToken));
        }
        catch
        {
            recorder.Kill(entireProcessTree: true);
            recorder.Dispose();
            throw;
        }
    }

    /// <summary>Ends the service as an operator would, and the recording with it.</summary>
    public async ValueTask DisposeAsync()
    {
        using var grace = new CancellationTokenSource(EndGrace);
        try
        {
            SendSignal(_recorder.Id, Terminate);
            await _recorder.WaitForExitAsync(grace.Token);
        }
        catch (OperationCanceledException)
        {
            _recorder.Kill(entireProcessTree: true);
        }
        finally
        {
            _recorder.Dispose();
        }
    }

    private static ProcessStartInfo StartInfo(string wirefix, string service, Uri proxy, string folder) =>
        new("dotnet", [wirefix, "record", "--out", folder, "--", "dotnet", service])
        {
            WorkingDirectory = Path.GetDirectoryName(service),
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["http_proxy"] = proxy.AbsoluteUri,
                ["no_proxy"] = "127.0.0.1,localhost",
            },
        };

    private static Task<Uri> AddressAsync(Process recorder, CancellationToken cancellationToken)
    {
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        recorder.OutputDataReceived += (_, line) => Read(line.Data, address);
        recorder.BeginOutputReadLine();

        return address.Task.WaitAsync(cancellationToken);
    }

    private static void Read(string? line, TaskCompletionSource<Uri> address)
    {
        if (line is null)
        {
            address.TrySetException(new RecordingException("The service ended before it listened; its own message stands above."));
            return;
        }

        var at = line.IndexOf(Listening, StringComparison.Ordinal);
        if (at >= 0)
            address.TrySetResult(new Uri(line[(at + Listening.Length)..]));
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int SendSignal(int pid, int signal);
}
