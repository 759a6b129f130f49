using System.IO.Compression;

namespace Wirefix.Corpus.Recording;

/// <summary>Removes the content encoding of a body; what does not decode stays as it stood on the wire.</summary>
internal static class ContentDecoding
{
    /// <summary>The decoded body.</summary>
    public static ReadOnlyMemory<byte> Remove(ReadOnlyMemory<byte> body, string? encoding)
    {
        if (body.IsEmpty || encoding is null)
            return body;
        using var source = new MemoryStream(body.ToArray(), writable: false);
        using Stream? decoder = encoding.ToLowerInvariant() switch
        {
            "gzip" => new GZipStream(source, CompressionMode.Decompress),
            "deflate" => new ZLibStream(source, CompressionMode.Decompress),
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            _ => null,
        };
        return decoder is null ? body : Read(decoder) ?? body;
    }

    private static byte[]? Read(Stream decoder)
    {
        try
        {
            using var decoded = new MemoryStream();
            decoder.CopyTo(decoded);
            return decoded.ToArray();
        }
        catch (Exception damaged) when (damaged is InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }
}
