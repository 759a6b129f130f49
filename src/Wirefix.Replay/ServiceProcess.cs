using Wirefix.Replay.Processes;

namespace Wirefix.Replay;

/// <summary>
/// A service under test, running as a child process of its own: with the hook loaded, its outbound HTTP redirected to
/// the mock, and listening on a loopback port. Its environment is <c>Production</c> unless the harness says otherwise.
/// </summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(5);
    private readonly BuiltService _service;
    private readonly ChildProcess _child;

    private ServiceProcess(BuiltService service, ChildProcess child, Uri address)
    {
        (_service, _child) = (service, child);
        Address = address;
    }

    /// <summary>Where the service listens, as in <c>http://127.0.0.1:50123/</c>.</summary>
    public Uri Address { get; }

    /// <summary>The process's id.</summary>
    public int Id => _child.Id;

    /// <summary>Completes when the service has ended, for whatever reason.</summary>
    public Task Exited => _child.Exited;

    /// <summary>The last of what the service wrote to stdout and stderr, with tokens in the place of secrets.</summary>
    public string Output => LastWords.Of(_child);

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
    /// <param name="when">What was going on, as in <c>while traffic was replayed</c>.</param>
    public ServiceException Ended(string when) => ServiceFailure.Ended(_service, _child, when);

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
        var (child, address) = await new ServiceStart(service, configuration, mock, timeout, choosePort).RunAsync(cancellationToken);
        return new ServiceProcess(service, child, address);
    }

    /// <summary>The exception that says that the service leaves requests without an answer.</summary>
    internal ServiceException Hung(IReadOnlyList<ScriptedRequest> requests, int all, TimeSpan timeout) =>
        ServiceFailure.Hung(_service, _child, requests, all, timeout);
}
