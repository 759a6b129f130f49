using System.Net;
using System.Net.Sockets;
using Wirefix.Corpus.Recording;

namespace Wirefix.Corpus.Staging;

/// <summary>Answers one request in raw bytes; the connection stays open unless the answer ends it.</summary>
public delegate Task RawAnswer(WireMessage request, RawConnection connection);

/// <summary>A server that says what it is told to, byte for byte, for faults that no web framework would let pass.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    private readonly CancellationTokenSource _end = new();

    private readonly List<Task> _connections = [];

    private readonly RawAnswer _answer;

    private readonly Task _accepting;

    public RawServer(RawAnswer answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_end.Token)));
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The stage is cleared.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var connection = new RawConnection(socket, _end.Token);
        var heard = new List<byte>();
        var buffer = new byte[Pump.BufferBytes];
        try
        {
            while (await socket.ReceiveAsync(buffer, _end.Token) is > 0 and var read)
            {
                heard.AddRange(buffer.AsSpan(0, read));
                if (WireParser.Request(heard.ToArray(), 0) is not { Complete: true } request)
                    continue;
                heard.RemoveRange(0, request.End);
                await _answer(request, connection);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The caller has gone, the answer ended the connection, or the stage is cleared.
        }
    }
}
