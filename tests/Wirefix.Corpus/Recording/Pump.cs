using System.Net.Sockets;

namespace Wirefix.Corpus.Recording;

/// <summary>Carries bytes from one socket to another, and how the sender ended with them.</summary>
internal static class Pump
{
    /// <summary>The most bytes that are carried at once.</summary>
    public const int BufferBytes = 65_536;

    /// <summary>Carries until the sender ends; a close stays a close and a reset becomes a reset.</summary>
    public static async Task RunAsync(Socket from, Socket to, ByteLog log, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        try
        {
            while (await from.ReceiveAsync(buffer, cancellationToken) is > 0 and var read)
            {
                log.Append(buffer.AsSpan(0, read));
                if (!await TrySendAsync(to, buffer.AsMemory(0, read), cancellationToken))
                    return;
            }

            log.Close();
            Shutdown(to);
        }
        catch (SocketException)
        {
            log.Break();
            Break(to);
        }
        catch (ObjectDisposedException)
        {
            // The other pump passed a reset on.
            log.Close();
        }
    }

    /// <summary>Ends a connection by a reset.</summary>
    public static void Break(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }

    // That the receiver has gone is no end of the sender's: the receiver's own pump sees it and takes note.
    private static async Task<bool> TrySendAsync(Socket to, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            while (!bytes.IsEmpty)
                bytes = bytes[await to.SendAsync(bytes, cancellationToken)..];
            return true;
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    private static void Shutdown(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // It ended before we could tell it.
        }
    }
}
