using System.Diagnostics;

namespace Radar.Recording.Driving;

/// <summary>The service, as a process of its own.</summary>
public sealed class RadarProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process;

    private RadarProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where the service listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts the service on a free port and waits until it listens.</summary>
    /// <param name="assembly">The built service.</param>
    /// <param name="proxy">The proxy that takes its calls.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="InvalidOperationException">The service ended before it listened.</exception>
    public static async Task<RadarProcess> StartAsync(string assembly, Uri proxy, CancellationToken cancellationToken)
    {
        var process = Process.Start(StartInfo(assembly, proxy))!;
        try
        {
            return new RadarProcess(process, await AddressAsync(process, cancellationToken));
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string assembly, Uri proxy) => new("dotnet", ["exec", assembly])
    {
        WorkingDirectory = Path.GetDirectoryName(assembly),
        RedirectStandardOutput = true,
        Environment =
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            // Plain HTTP, so that the proxy sees the calls and not a tunnel.
            ["Mail__BaseAddress"] = "http://gmail.googleapis.com/",
            ["http_proxy"] = proxy.AbsoluteUri,
            ["no_proxy"] = null,
        },
    };

    private static Task<Uri> AddressAsync(Process process, CancellationToken cancellationToken)
    {
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Read(line.Data, address);
        process.BeginOutputReadLine();

        return address.Task.WaitAsync(cancellationToken);
    }

    private static void Read(string? line, TaskCompletionSource<Uri> address)
    {
        if (line is null)
        {
            address.TrySetException(new InvalidOperationException("The service ended before it listened; its own message stands above."));
            return;
        }

        var at = line.IndexOf(Listening, StringComparison.Ordinal);
        if (at >= 0)
        {
            address.TrySetResult(new Uri(line[(at + Listening.Length)..]));
        }
    }
}
