using System.Collections.Immutable;
using System.Globalization;
using System.Net.Sockets;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay.Recording;

/// <summary>
/// Where the hooks of recorded processes hand their exchanges over: a socket in a folder that only this user may enter. Each process
/// becomes a file of its own, written as the exchanges come, redacted.
/// </summary>
internal sealed class RecorderSocket : IDisposable
{
    private readonly DirectoryInfo _place =
        Directory.CreateTempSubdirectory(string.Create(CultureInfo.InvariantCulture, $"wirefix-{Environment.ProcessId}-record-"));

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly List<Task<LinkEnd>> _links = [];
    private readonly CancellationTokenSource _ending = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly string _folder;
    private readonly Redactor _redactor;
    private readonly Task _accepting;

    /// <summary>Listens.</summary>
    /// <param name="folder">Where the files are made.</param>
    /// <param name="redactor">Replaces secrets before anything is written.</param>
    /// <exception cref="ServiceException">The system's folder for temporary files cannot hold a socket.</exception>
    public RecorderSocket(string folder, Redactor redactor)
    {
        (_folder, _redactor) = (folder, redactor);
        Path = System.IO.Path.Combine(_place.FullName, "recorder");
        try
        {
            _socket.Bind(new UnixDomainSocketEndPoint(Path));
        }
        catch (Exception refused) when (refused is ArgumentException or SocketException)
        {
            Dispose();
            throw new ServiceException($"{Path}: expected a place for a socket, found: {refused.Message} Name a shorter folder on a local disk in TMPDIR.", null);
        }

        _socket.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>The socket's path.</summary>
    public string Path { get; }

    /// <summary>Waits until every process has hung up, but not longer than the grace time; those that still run are recorded no longer.</summary>
    public async Task<(ImmutableArray<RecordedService> Services, ImmutableArray<CaptureProblem> Problems)> EndAsync(TimeSpan grace)
    {
        await _ending.CancelAsync();
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
        _ending.Dispose();
        _closing.Dispose();
        if (_place.Exists)
            _place.Delete(recursive: true);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                Record(await _socket.AcceptAsync(_ending.Token));
        }
        catch (OperationCanceledException)
        {
            // A process that ended a moment ago may have called and not been answered.
            while (_socket.Poll(TimeSpan.Zero, SelectMode.SelectRead))
                Record(_socket.Accept());
        }
    }

    private void Record(Socket link) => _links.Add(new ServiceLink(link, _folder, _redactor).RecordAsync(_closing.Token));
}
