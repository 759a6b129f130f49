using System.Buffers.Binary;
using System.IO.Compression;

namespace Wirefix.Traffic.Formats;

/// <summary>Bodies that are compressed though no header says so: files, and what a recorder keeps without its Content-Encoding.</summary>
internal static class PackedBody
{
    /// <summary>The content encoding that the bytes begin as; null where they begin as none.</summary>
    public static string? EncodingOf(ReadOnlySpan<byte> body) => body switch
    {
        [0x1f, 0x8b, 8, ..] => "gzip",
        [0x28, 0xb5, 0x2f, 0xfd, ..] => "zstd",
        // RFC 1950: the method, and a check sum over both bytes. Texts begin so, too.
        [0x78, var flags, ..] when ((0x78 << 8) + flags) % 31 == 0 && !BodyDecoder.IsUtf8(body) => "deflate",
        _ => null,
    };

    /// <summary>
    /// Whether the bytes end where what they unfold to does. Nobody unfolds what stands behind that: text would stay as it is. Several
    /// packings one behind the other do not end so, either.
    /// </summary>
    public static bool EndsAsOne(ReadOnlySpan<byte> body, ReadOnlySpan<byte> plain, string encoding) => encoding == "gzip"
        // RFC 1952: the length, which no four letters are.
        ? body.Length >= sizeof(uint) && BinaryPrimitives.ReadUInt32LittleEndian(body[^sizeof(uint)..]) == (uint)plain.Length
        : body.Length >= sizeof(uint) && BinaryPrimitives.ReadUInt32BigEndian(body[^sizeof(uint)..]) == Adler32(plain);

    /// <summary>The bytes compressed.</summary>
    public static ReadOnlyMemory<byte> Pack(ReadOnlyMemory<byte> body, string encoding)
    {
        var packed = new MemoryStream();
        using (Stream stream = encoding == "gzip"
            ? new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)
            : new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(body.Span);
        }

        return packed.ToArray();
    }

    // RFC 1950.
    private static uint Adler32(ReadOnlySpan<byte> plain)
    {
        const uint Prime = 65_521;
        var (sum, sums) = (1u, 0u);
        foreach (var value in plain)
        {
            sum = (sum + value) % Prime;
            sums = (sums + sum) % Prime;
        }

        return (sums << 16) | sum;
    }
}
