using System.Net.Sockets;

namespace Wirefix.Hook.Recording;

/// <summary>
/// Where recorded exchanges go: a socket on which the recorder listens. What was handed over is safe from a crash of the service.
/// A recorder that is gone is complained of once, and the service goes on.
/// </summary>
/// <param name="path">The socket's path.</param>
internal sealed class RecorderLink(string path)
{
    private readonly object _turn = new();
    private Socket? _socket;
    private bool _isBroken;

    /// <summary>Hands a line over. A recorder that is behind makes the caller wait.</summary>
    public void Send(ReadOnlyMemory<byte> line)
    {
        lock (_turn)
        {
            if (_isBroken)
                return;
            try
            {
                _socket ??= Connect();
                for (var sent = 0; sent < line.Length;)
                    sent += _socket.Send(line.Span[sent..]);
            }
            catch (Exception exception)
            {
                _isBroken = true;
                Complaint.Once(exception);
            }
        }
    }

    private Socket Connect()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));
        return socket;
    }
}
