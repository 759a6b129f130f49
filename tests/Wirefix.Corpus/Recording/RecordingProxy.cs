using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Wirefix.Traffic;

namespace Wirefix.Corpus.Recording;

/// <summary>
/// Stands before a server on loopback, relays every byte as it is, and keeps what passed. Nothing is understood while it
/// passes: the exchanges are read out of the kept bytes when the recording is over.
/// </summary>
public sealed class RecordingProxy : IAsyncDisposable
{
    private readonly Vantage _vantage;

    private readonly IPEndPoint _target;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    private readonly CancellationTokenSource _end = new();

    private readonly ConcurrentQueue<(ConnectionLog Log, Task Relay)> _connections = new();

    private readonly Task _accepting;

    /// <summary>Begins to listen.</summary>
    /// <param name="vantage">How the exchanges are recorded.</param>
    /// <param name="target">Where the server listens; nobody needs to be there.</param>
    public RecordingProxy(Vantage vantage, IPEndPoint target)
    {
        _vantage = vantage;
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where callers find the server now.</summary>
    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    /// <summary>Stops listening, closes every connection and gives the exchanges that were complete by then.</summary>
    public async Task<IReadOnlyList<Exchange>> FinishAsync()
    {
        await DisposeAsync();
        return [.. _connections.SelectMany(connection => ConnectionReader.Read(connection.Log, _vantage))];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections.Select(connection => connection.Relay));
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_end.Token);
                var log = new ConnectionLog();
                _connections.Enqueue((log, RelayAsync(client, log)));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The recording is over.
        }
    }

    private async Task RelayAsync(Socket client, ConnectionLog log)
    {
        using var server = new Socket(_target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            try
            {
                if (await TryConnectAsync(server))
                    await Task.WhenAll(Pump.RunAsync(client, server, log.Client, _end.Token), Pump.RunAsync(server, client, log.Server, _end.Token));
                else
                    await RefuseAsync(client, log);
            }
            catch (Exception over) when (over is OperationCanceledException or SocketException)
            {
                // The recording is over, or a refused caller did not wait to hear of it.
            }
        }
    }

    private async Task<bool> TryConnectAsync(Socket server)
    {
        try
        {
            await server.ConnectAsync(_target, _end.Token);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Hears the caller out, so that there is a request to record, and breaks the connection.</summary>
    private async Task RefuseAsync(Socket client, ConnectionLog log)
    {
        log.Refused = true;
        var buffer = new byte[Pump.BufferBytes];
        while (WireParser.Request(log.Client.Bytes, 0) is not { Complete: true })
        {
            var read = await client.ReceiveAsync(buffer, _end.Token);
            if (read == 0)
                return;
            log.Client.Append(buffer.AsSpan(0, read));
        }

        log.Server.Break();
        Pump.Break(client);
    }
}
