using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Pipelines;
using System.Net.Sockets;
using Wirefix.Traffic.Converting;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay.Recording;

/// <summary>
/// Where the hooks of recorded processes hand their exchanges over: a socket in a folder that only this user may enter. Each process
/// becomes a file of its own, written as the exchanges come, redacted.
/// </summary>
internal sealed class RecorderSocket : IDisposable
{
    // So much may wait to be redacted and written before a service has to wait.
    private const int MostWaiting = 64 << 20;
    private const int BlockBytes = 64 * 1024;

    // To wake up for every exchange costs the machine more than the exchange; a socket holds what comes meanwhile.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(5);

    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory(string.Create(CultureInfo.InvariantCulture, $"wirefix-{Environment.ProcessId}-record-"));
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ConcurrentBag<Task<(RecordedService? Service, ImmutableArray<CaptureProblem> Problems)>> _links = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly string _folder;
    private readonly Redactor _redactor;
    private readonly Task _accepting;

    /// <summary>Listens.</summary>
    /// <param name="folder">Where the files are made.</param>
    /// <param name="redactor">Replaces secrets before anything is written.</param>
    public RecorderSocket(string folder, Redactor redactor)
    {
        (_folder, _redactor) = (folder, redactor);
        Path = System.IO.Path.Combine(_place.FullName, "recorder");
        _socket.Bind(new UnixDomainSocketEndPoint(Path));
        _socket.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>The socket's path.</summary>
    public string Path { get; }

    /// <summary>Waits until every process has hung up, but not longer than the grace time; those that still run are recorded no longer.</summary>
    public async Task<(ImmutableArray<RecordedService> Services, ImmutableArray<CaptureProblem> Problems)> EndAsync(TimeSpan grace)
    {
        _socket.Close();
        await _accepting;
        _closing.CancelAfter(grace);
        var ends = await Task.WhenAll(_links);
        return (
            [.. ends.Select(end => end.Service).OfType<RecordedService>().OrderBy(service => service.File, StringComparer.Ordinal)],
            [.. ends.SelectMany(end => end.Problems)]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _closing.Dispose();
        _place.Delete(recursive: true);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket link;
            try
            {
                link = await _socket.AcceptAsync();
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
            {
                return;
            }

            _links.Add(RecordAsync(link));
        }
    }

    private async Task<(RecordedService? Service, ImmutableArray<CaptureProblem> Problems)> RecordAsync(Socket link)
    {
        var waiting = new Pipe(new PipeOptions(pauseWriterThreshold: MostWaiting, resumeWriterThreshold: MostWaiting / 2, useSynchronizationContext: false));
        var pumping = PumpAsync(link, waiting.Writer);
        var writing = Task.Factory.StartNew(() => Write(waiting.Reader), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await pumping;
        return await writing;
    }

    private async Task PumpAsync(Socket link, PipeWriter waiting)
    {
        try
        {
            using (link)
            {
                int read;
                do
                {
                    read = await link.ReceiveAsync(waiting.GetMemory(BlockBytes), _closing.Token);
                    waiting.Advance(read);
                    await waiting.FlushAsync(_closing.Token);
                    if (read is > 0 and < BlockBytes)
                        await Task.Delay(Gathering, _closing.Token);
                }
                while (read > 0);
            }
        }
        catch (Exception ended) when (ended is SocketException or OperationCanceledException)
        {
            // The process was killed, or outlives the recording: what came is what there is.
        }
        finally
        {
            await waiting.CompleteAsync();
        }
    }

    private (RecordedService? Service, ImmutableArray<CaptureProblem> Problems) Write(PipeReader waiting)
    {
        using var file = new ServiceFile(_folder);
        using var lines = new LiveLines(waiting, file.Flush);
        var written = CaptureConverter.Follow(lines, "recording", _redactor, file);
        return (file.Written, written.Problems);
    }
}
