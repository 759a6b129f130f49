using System.Globalization;
using Wirefix.Replay.Processes;

namespace Wirefix.Replay;

/// <summary>
/// A service under test, running as a child process of its own: with the hook loaded, its outbound HTTP redirected to
/// the mock, and listening on a free loopback port. Its environment is <c>Production</c> unless the harness says otherwise.
/// </summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private const int Attempts = 3;
    private const int LinesShown = 20;
    private const int OutputCapacity = 64 * 1024;
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(5);
    private readonly ChildProcess _child;

    private ServiceProcess(ChildProcess child, Uri address)
    {
        _child = child;
        Address = address;
    }

    /// <summary>Where the service listens, as in <c>http://127.0.0.1:50123/</c>.</summary>
    public Uri Address { get; }

    /// <summary>The process's id.</summary>
    public int Id => _child.Id;

    /// <summary>Completes when the service has ended, for whatever reason.</summary>
    public Task Exited => _child.Exited;

    /// <summary>The last of what the service wrote to stdout and stderr.</summary>
    public string Output => Shown(_child, LinesShown);

    /// <summary>Starts a service and waits until it accepts connections.</summary>
    /// <param name="service">What to start.</param>
    /// <param name="configuration">Configuration overrides, as environment variables (<c>Section__Key</c>).</param>
    /// <param name="mock">Where its outbound calls go.</param>
    /// <param name="timeout">How long it may take to listen.</param>
    /// <param name="cancellationToken">Ends the start, and the service with it.</param>
    /// <exception cref="ServiceException">It ended before it listened, or did not listen in time.</exception>
    public static Task<ServiceProcess> StartAsync(
        BuiltService service,
        IReadOnlyDictionary<string, string> configuration,
        Uri mock,
        TimeSpan timeout,
        CancellationToken cancellationToken = default) =>
        StartAsync(service, configuration, mock, timeout, LoopbackPort.FindFree, cancellationToken);

    /// <summary>The exception that says that the service ended by itself.</summary>
    public ServiceException Ended(string when) => Ended(_child, _child.Id, when);

    /// <summary>Asks the service to end, and kills it with its children after 5 s.</summary>
    public async ValueTask DisposeAsync()
    {
        await _child.StopAsync(StopGrace);
        await _child.DisposeAsync();
    }

    internal static async Task<ServiceProcess> StartAsync(
        BuiltService service,
        IReadOnlyDictionary<string, string> configuration,
        Uri mock,
        TimeSpan timeout,
        Func<int> choosePort,
        CancellationToken cancellationToken)
    {
        if (!File.Exists(service.AssemblyPath))
            throw new ServiceException($"{service.AssemblyPath}: expected the service's built assembly, found no file; build it first.", null);

        for (var attempt = 1; ; attempt++)
        {
            var port = await FreePortAsync(choosePort, cancellationToken);
            var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
            var child = ChildProcess.Start(
                ["exec", service.AssemblyPath],
                service.WorkingDirectory,
                ChildEnvironment.OfService(configuration, mock, address),
                OutputCapacity);
            try
            {
                await WaitUntilListeningAsync(child, service, port, timeout, cancellationToken);
                return new ServiceProcess(child, address);
            }
            catch (ServiceException) when (attempt < Attempts && FoundPortTaken(child))
            {
                await child.DisposeAsync();
            }
            catch
            {
                await child.DisposeAsync();
                throw;
            }
        }
    }

    /// <summary>A port on which nobody accepts connections, who would be taken for the service.</summary>
    private static async Task<int> FreePortAsync(Func<int> choosePort, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var port = choosePort();
            if (!await LoopbackPort.AcceptsAsync(port, cancellationToken))
                return port;
        }

        throw new ServiceException($"Expected a free port on 127.0.0.1 for the service, found {Attempts} that were taken; try again.", null);
    }

    private static async Task WaitUntilListeningAsync(
        ChildProcess child, BuiltService service, int port, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(timeout);
        try
        {
            while (!child.HasExited)
            {
                if (await LoopbackPort.AcceptsAsync(port, patience.Token) && !child.HasExited)
                    return;
                await Task.WhenAny(child.Exited, Task.Delay(LookInterval, patience.Token));
                patience.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServiceException(
                $"{service.AssemblyPath}: expected the service to listen on 127.0.0.1:{port} within {timeout.TotalSeconds:0.#} s, found nobody there; "
                + $"addresses in its own settings (Kestrel:Endpoints, app.Run(url)) win over ASPNETCORE_URLS.{Quoted(child)}",
                null);
        }

        await child.DrainAsync();
        throw Ended(child, service.AssemblyPath, "before it listened");
    }

    private static ServiceException Ended(ChildProcess child, object name, string when) =>
        new($"{name}: the service ended with exit code {child.ExitCode} {when}.{Quoted(child)}", child.ExitCode);

    private static bool FoundPortTaken(ChildProcess child) =>
        (child.Output.Text + child.Errors.Text).Contains("address already in use", StringComparison.OrdinalIgnoreCase);

    private static string Quoted(ChildProcess child) =>
        Shown(child, LinesShown) is { Length: > 0 } text ? $" It wrote:\n{text}" : " It wrote nothing.";

    private static string Shown(ChildProcess child, int lines) =>
        string.Join('\n', new[] { child.Output.LastLines(lines), child.Errors.LastLines(lines) }.Where(text => text.Length > 0));
}
