using System.Net.Sockets;
using System.Text;
using Wirefix.Corpus.Recording;

namespace Wirefix.Corpus.Staging;

/// <summary>The server's end of a connection, to answer on as one pleases.</summary>
public sealed class RawConnection : IDisposable
{
    private readonly Socket _socket;

    private readonly CancellationToken _end;

    internal RawConnection(Socket socket, CancellationToken end)
    {
        _socket = socket;
        _socket.NoDelay = true;
        _end = end;
    }

    /// <summary>Cancelled when the stage is cleared.</summary>
    public CancellationToken End => _end;

    /// <summary>Sends bytes as they are.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await _socket.SendAsync(bytes, _end)..];
    }

    /// <summary>Sends text in UTF-8.</summary>
    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends a response with its right length.</summary>
    public Task SendAsync(string status, string contentType, ReadOnlyMemory<byte> body) =>
        SendAsync(status, contentType, body, body.Length);

    /// <summary>Sends a response that says a length, right or wrong.</summary>
    public async Task SendAsync(string status, string contentType, ReadOnlyMemory<byte> body, int contentLength)
    {
        await SendAsync($"HTTP/1.1 {status}\r\nContent-Type: {contentType}\r\nContent-Length: {contentLength}\r\n\r\n");
        await SendAsync(body);
    }

    /// <summary>Waits until the caller has ended its side.</summary>
    public async Task CallerLeftAsync()
    {
        var rest = new byte[Pump.BufferBytes];
        while (await _socket.ReceiveAsync(rest, _end) > 0)
            continue;
    }

    /// <summary>Ends the connection in good order.</summary>
    public void Close()
    {
        _socket.Shutdown(SocketShutdown.Both);
        _socket.Dispose();
    }

    /// <summary>Ends the connection by a reset.</summary>
    public void Reset() => Pump.Break(_socket);

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();
}
