using System.IO.Compression;

namespace Wirefix.Replay;

/// <summary>Reads a body as a capture holds it: without its content encoding.</summary>
internal static class DecodedBody
{
    /// <summary>Reads the body.</summary>
    /// <param name="raw">What came over the wire.</param>
    /// <param name="encoding">Its last content encoding; null where it has none.</param>
    /// <param name="bodies">How much of it is kept.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">The bytes are not of that encoding.</exception>
    /// <exception cref="BodyTooLongException">There is more of it than may be kept.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream raw, string? encoding, BodyBudget bodies, CancellationToken cancellationToken)
    {
        await using var decoded = encoding switch
        {
            "gzip" => new GZipStream(raw, CompressionMode.Decompress),
            "br" => new BrotliStream(raw, CompressionMode.Decompress),
            "deflate" => new ZLibStream(raw, CompressionMode.Decompress),
            _ => raw,
        };
        return await bodies.ReadAsync(decoded, cancellationToken);
    }
}
