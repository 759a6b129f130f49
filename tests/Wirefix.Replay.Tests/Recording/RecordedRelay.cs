using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Replay.Processes;
using Wirefix.Replay.Recording;
using Wirefix.Traffic;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay.Tests.Recording;

/// <summary>The service Relay, run as a recorded command in a folder of its own.</summary>
internal sealed class RecordedRelay : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wirefix-recorded-");
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<RecordingResult> _running;

    private RecordedRelay(Uri address, Uri? beside)
    {
        (Address, Client) = (address, new HttpClient { BaseAddress = address, Timeout = Patience });
        string[] more = beside is null ? [] : ["--beside", beside.ToString()];
        _running = RecordedCommand.RunAsync(
            [DotnetHost.Path, "exec", TestServices.Relay.AssemblyPath, "--urls", address.ToString(), .. more], _folder.FullName, Redactor.Default, _stop.Token);
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public static async Task<RecordedRelay> StartAsync(CancellationToken cancellationToken, Uri? beside = null)
    {
        var relay = new RecordedRelay(FreeAddress(), beside);
        try
        {
            await ListeningAsync(relay.Address, cancellationToken);
            if (beside is not null)
                await ListeningAsync(beside, cancellationToken);
            return relay;
        }
        catch
        {
            await relay.DisposeAsync();
            throw;
        }
    }

    public static Uri FreeAddress() => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackPort.FindFree()}/"));

    /// <summary>Stops the service and gives what the command left.</summary>
    public async Task<RecordingResult> StopAsync()
    {
        await _stop.CancelAsync();
        return await _running;
    }

    /// <summary>Waits until the service has ended by itself.</summary>
    public Task<RecordingResult> EndedAsync() => _running.WaitAsync(Patience);

    /// <summary>Stops the service and reads what was recorded, in the order in which requests began.</summary>
    public async Task<ImmutableArray<Exchange>> ExchangesAsync()
    {
        await StopAsync();
        return CaptureReader.Read(_folder.FullName).Snapshot.Exchanges;
    }

    /// <summary>All that stands in the files.</summary>
    public string Text() => string.Concat(_folder.EnumerateFiles().Select(file => File.ReadAllText(file.FullName)));

    /// <summary>What was recorded so far.</summary>
    public ImmutableArray<Exchange> Read() => CaptureReader.Read(_folder.FullName).Snapshot.Exchanges;

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Client.Dispose();
        _stop.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task ListeningAsync(Uri address, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        while (!await LoopbackPort.AcceptsAsync(address.Port, patience.Token))
            await Task.Delay(20, patience.Token);
    }
}
