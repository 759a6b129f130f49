using System.Globalization;
using Wirefix.Replay.Processes;

namespace Wirefix.Replay;

/// <summary>Starts a service and waits until it accepts connections; what did not start is gone before it is told.</summary>
/// <param name="service">What to start.</param>
/// <param name="configuration">Configuration overrides, as environment variables.</param>
/// <param name="mock">Where its outbound calls go.</param>
/// <param name="timeout">How long it may take to listen.</param>
/// <param name="choosePort">Chooses a port to ask the service to listen on.</param>
internal sealed class ServiceStart(
    BuiltService service, IReadOnlyDictionary<string, string> configuration, Uri mock, TimeSpan timeout, Func<int> choosePort)
{
    private const int Attempts = 3;
    private const int OutputCapacity = 64 * 1024;
    private static readonly string[] TemporaryFolderVariables = ["TMPDIR", "TMP", "TEMP"];
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Starts it; on another port where somebody took the chosen one meanwhile.</summary>
    /// <exception cref="ServiceException">It ended before it listened, or did not listen in time.</exception>
    public async Task<(ChildProcess Child, Uri Address)> RunAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(service.AssemblyPath))
            throw new ServiceException($"{service.AssemblyPath}: expected the service's built assembly, found no file; build it first.", null);

        for (var attempt = 1; ; attempt++)
        {
            var port = await FreePortAsync(cancellationToken);
            var asked = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
            var child = ChildProcess.Start(
                ["exec", service.AssemblyPath],
                service.WorkingDirectory,
                Confinement.Variables.Concat(ChildEnvironment.OfService(Configuration(), mock, asked)),
                OutputCapacity);
            try
            {
                return (child, await ListeningAsync(child, asked, cancellationToken));
            }
            catch (ServiceException) when (attempt < Attempts && FoundPortTaken(child, port))
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

    private Dictionary<string, string> Configuration()
    {
        var all = new Dictionary<string, string>(configuration, StringComparer.Ordinal);
        foreach (var (name, value) in service.Secrets)
            all[name] = value;
        foreach (var name in service.TemporaryFolder is null ? [] : TemporaryFolderVariables)
            all[name] = service.TemporaryFolder!;
        return all;
    }

    /// <summary>A port on which nobody accepts connections, who would be taken for the service.</summary>
    private async Task<int> FreePortAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var port = choosePort();
            if (!await LoopbackPort.AcceptsAsync(port, cancellationToken))
                return port;
        }

        throw new ServiceException($"Expected a free port on 127.0.0.1 for the service, found {Attempts} that were taken; try again.", null);
    }

    /// <summary>Waits until the service listens; where it has an address of its own in its code, that is taken.</summary>
    private async Task<Uri> ListeningAsync(ChildProcess child, Uri asked, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(timeout);
        try
        {
            while (!child.HasExited)
            {
                foreach (var address in Announced.Addresses(child.Output.Text).Select(Announced.Reachable).OfType<Uri>().Prepend(asked))
                {
                    if (await LoopbackPort.AcceptsAsync(address.Port, patience.Token) && !child.HasExited)
                        return address;
                }

                await Task.WhenAny(child.Exited, Task.Delay(LookInterval, patience.Token));
                patience.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw ServiceFailure.NotListening(service, child, asked, timeout);
        }

        await child.DrainAsync();
        throw ServiceFailure.EndedAtStart(service, child, asked.Port);
    }

    // A port of the service's own settings stays taken, however often it is tried.
    private static bool FoundPortTaken(ChildProcess child, int port)
    {
        var text = child.Output.Text + child.Errors.Text;
        return Announced.TakenPorts(text) is { Count: > 0 } taken
            ? taken.Contains(port)
            : text.Contains("address already in use", StringComparison.OrdinalIgnoreCase);
    }
}
