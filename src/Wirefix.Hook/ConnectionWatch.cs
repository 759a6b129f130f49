using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Wirefix.Hook;

/// <summary>
/// Tells the mock of connections that leave the machine without HTTP, to a database or a queue: each address once, as a proxy would be asked
/// for it, so that the run is void.
/// </summary>
internal sealed class ConnectionWatch : EventListener
{
    private const string Sockets = "System.Net.Sockets";
    private const string Start = "ConnectStart";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    // The base class tells of event sources before the constructor runs, so that what it needs is there by then.
    private readonly ConcurrentDictionary<IPEndPoint, bool> _told = new();
    private volatile Uri? _mock;

    /// <summary>Watches until the process ends.</summary>
    public ConnectionWatch(Uri mock) => _mock = mock;

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Sockets)
            EnableEvents(eventSource, EventLevel.Informational);
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        try
        {
            if (eventData.EventName == Start && _mock is { } mock && SocketAddressText.Parse(eventData.Payload?[0] as string) is { } target
                && !IPAddress.IsLoopback(target.Address) && _told.TryAdd(target, true))
            {
                Tell(mock, target);
            }
        }
        catch (Exception exception)
        {
            Complaint.Once(exception);
        }
    }

    // Before the connection is made, so that a run that ends at once has it, too.
    private static void Tell(Uri mock, IPEndPoint target)
    {
        using var connection = new TcpClient();
        if (!connection.ConnectAsync(mock.Host, mock.Port).Wait(Longest))
            return;
        using var stream = connection.GetStream();
        stream.WriteTimeout = stream.ReadTimeout = (int)Longest.TotalMilliseconds;
        stream.Write(Encoding.ASCII.GetBytes($"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\nConnection: close\r\n\r\n"));
        stream.ReadByte();
    }
}
