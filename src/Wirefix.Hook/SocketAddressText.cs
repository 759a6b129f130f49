using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Wirefix.Hook;

/// <summary>Reads an address as <see cref="SocketAddress.ToString"/> writes it: <c>InterNetwork:16:{21,56,10,0,0,5,0,0,0,0,0,0,0,0}</c>, the bytes behind the family.</summary>
internal static class SocketAddressText
{
    private const int Port = 2;
    private const int FlowInfo = 4;

    /// <summary>The address and port; null for other families, as sockets of files, and for what cannot be read.</summary>
    public static IPEndPoint? Parse(string? text)
    {
        if (text?.Split(':') is not [var family, _, ['{', .. var list, '}']] || Bytes(list) is not { } bytes)
            return null;
        return family switch
        {
            nameof(AddressFamily.InterNetwork) when bytes.Length >= Port + 4 => Of(bytes, bytes.AsSpan(Port, 4)),
            nameof(AddressFamily.InterNetworkV6) when bytes.Length >= Port + FlowInfo + 16 => Of(bytes, bytes.AsSpan(Port + FlowInfo, 16)),
            _ => null,
        };
    }

    private static IPEndPoint Of(byte[] bytes, ReadOnlySpan<byte> address)
    {
        var found = new IPAddress(address);
        return new IPEndPoint(found.IsIPv4MappedToIPv6 ? found.MapToIPv4() : found, (bytes[0] << 8) | bytes[1]);
    }

    private static byte[]? Bytes(string list)
    {
        var texts = list.Split(',');
        var bytes = new byte[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            if (!byte.TryParse(texts[i], NumberStyles.None, CultureInfo.InvariantCulture, out bytes[i]))
                return null;
        }

        return bytes;
    }
}
