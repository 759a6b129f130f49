using System.Collections.Immutable;

namespace Wirefix.Replay;

/// <summary>The services of a harness, up together, each in a process of its own. All start at once, and none stays where one does not.</summary>
internal sealed class StandingServices : IAsyncDisposable
{
    private readonly ImmutableArray<(string Name, ServiceProcess Process)> _services;

    private StandingServices(ImmutableArray<(string Name, ServiceProcess Process)> services)
    {
        _services = services;
        AnyExited = Task.WhenAny(services.Select(service => service.Process.Exited));
    }

    /// <summary>Completes when one of them has ended, for whatever reason.</summary>
    public Task<Task> AnyExited { get; }

    /// <summary>The name of the service that ended first, once one has.</summary>
    public string FirstEnded => _services.First(service => service.Process.Exited == AnyExited.Result).Name;

    /// <summary>Starts them, and waits until all accept connections. One may call another while it starts; that call waits.</summary>
    /// <exception cref="ServiceException">One did not start; the message names it.</exception>
    public static async Task<StandingServices> StartAsync(
        Harness harness, ImmutableArray<BuiltService> built, MockUpstream mock, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var starting = harness.Services.Zip(built, (service, assembly) => StartAsync(harness, service, assembly, mock, stop)).ToArray();
        try
        {
            return new StandingServices([.. await Task.WhenAll(starting)]);
        }
        catch
        {
            await StopAsync(starting.Where(each => each.IsCompletedSuccessfully).Select(each => each.Result.Process));
            cancellationToken.ThrowIfCancellationRequested();
            // Those that were stopped for its sake have nothing to tell.
            throw starting.SelectMany(each => each.Exception?.InnerExceptions ?? Enumerable.Empty<Exception>()).First();
        }
    }

    /// <summary>Where a service listens; null stands for the one that is measured.</summary>
    public Uri AddressOf(string? name) => Of(name).Address;

    /// <summary>The exception that says which of them ended first, once one has.</summary>
    /// <param name="when">What was going on, as in <c>while traffic was replayed</c>.</param>
    public ServiceException Ended(string when) => Named(FirstEnded, Of(FirstEnded).Ended(when));

    /// <summary>The exception that says that requests are left without an answer, with the service that the first of them went to.</summary>
    public ServiceException Hung(IReadOnlyList<ScriptedRequest> requests, int all, TimeSpan timeout) =>
        Named(requests[0].To ?? _services[0].Name, Of(requests[0].To).Hung(requests, all, timeout));

    /// <summary>Asks all to end, and kills those with their children that have not after 5 s.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(_services.Select(service => service.Process));

    private static async Task<(string Name, ServiceProcess Process)> StartAsync(
        Harness harness, StandingService service, BuiltService built, MockUpstream mock, CancellationTokenSource stop)
    {
        try
        {
            var process = await ServiceProcess.StartAsync(
                built, service.Environment, mock.AddressFor(service.Name), harness.Timeouts.Start, stop.Token);
            mock.IsUp(service.Name, process);
            return (service.Name, process);
        }
        catch (ServiceException exception)
        {
            await stop.CancelAsync();
            throw Named(service.Name, exception);
        }
    }

    private ServiceProcess Of(string? name) => (name is null ? _services[0] : _services.First(service => service.Name == name)).Process;

    private static Task StopAsync(IEnumerable<ServiceProcess> processes) =>
        Task.WhenAll(processes.Select(process => process.DisposeAsync().AsTask()));

    private static ServiceException Named(string name, ServiceException exception) =>
        name.Length == 0 ? exception : new ServiceException($"{name}: {exception.Message}", exception.ExitCode) { HasListened = exception.HasListened };
}
