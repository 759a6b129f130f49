using System.Net;
using System.Net.Sockets;
using System.Text;
using Wirefix.Corpus.Staging;
using Wirefix.Traffic;

namespace Wirefix.Corpus.Tests.Recording;

/// <summary>A server that answers raw bytes, a proxy before it, and a caller that sends raw bytes.</summary>
internal sealed class ProxiedServer(RawAnswer answer) : IAsyncDisposable
{
    private readonly Stage _stage = new(1);

    private Uri? _address;

    public Uri Address => _address ??= _stage.RawUpstream("orders", "orders.internal", answer);

    /// <summary>A server that gives the same bytes to everybody.</summary>
    public static ProxiedServer Saying(string response) => new((_, connection) => connection.SendAsync(response));

    /// <summary>Sends bytes on one connection and reads as many as are told, or to the end.</summary>
    public async Task<string> SendAsync(string request, int expected = int.MaxValue)
    {
        using var caller = await ConnectAsync(Address);
        await caller.SendAsync(Encoding.UTF8.GetBytes(request));
        return await ReadAsync(caller, expected);
    }

    public static async Task<Socket> ConnectAsync(Uri address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        return socket;
    }

    public static async Task<string> ReadAsync(Socket socket, int expected)
    {
        var heard = new List<byte>();
        var buffer = new byte[4_096];
        while (heard.Count < expected && await socket.ReceiveAsync(buffer) is > 0 and var read)
            heard.AddRange(buffer.AsSpan(0, read));
        return Encoding.UTF8.GetString([.. heard]);
    }

    public async Task<IReadOnlyList<Exchange>> RecordedAsync() => (await _stage.FinishAsync()).Exchanges;

    public ValueTask DisposeAsync() => _stage.DisposeAsync();
}
