using System.IO.Compression;
using System.Text;

namespace Wirefix.Traffic.Formats;

/// <summary>Removes a body's content encoding, bounded, since a kilobyte can unfold into a gigabyte.</summary>
internal static class BodyDecoder
{
    private const int ChunkBytes = 81_920;

    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    /// <summary>
    /// The body without its content encoding. Recorders often keep the header over a body that they have already
    /// decoded: text, and bytes without gzip's magic number, are taken as they are.
    /// </summary>
    /// <param name="body">The recorded bytes.</param>
    /// <param name="contentEncoding">The Content-Encoding header; null where there is none.</param>
    /// <param name="limit">The most bytes that may come out.</param>
    /// <returns>The body, and a sentence about what went wrong; then the body is empty.</returns>
    public static (ReadOnlyMemory<byte> Body, string? Problem) Decode(ReadOnlyMemory<byte> body, string? contentEncoding, long limit)
    {
        if (contentEncoding is null || body.IsEmpty)
            return (body, null);
        foreach (var encoding in contentEncoding.Split(',', StringSplitOptions.TrimEntries).Reverse())
        {
            if (IsText(body.Span))
                return (body, null);
            try
            {
                body = DecodeOne(body, encoding.ToLowerInvariant(), limit);
            }
            catch (EntryException problem)
            {
                return (ReadOnlyMemory<byte>.Empty, $"{problem.Message}; the exchange is kept without this body");
            }
        }

        return (body, null);
    }

    /// <summary>Whether the bytes are well-formed UTF-8.</summary>
    public static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            StrictUtf8.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (value < 0x20 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f'))
                return false;
        }

        return IsUtf8(bytes);
    }

    private static ReadOnlyMemory<byte> DecodeOne(ReadOnlyMemory<byte> body, string encoding, long limit) => encoding switch
    {
        "gzip" or "x-gzip" => body.Span is [0x1f, 0x8b, ..]
            ? Unfold(new GZipStream(Reading(body), CompressionMode.Decompress), limit)
                ?? throw new EntryException("expected a gzip body, as its magic number promises, found bytes that do not decompress")
            : body,
        // Neither deflate nor brotli has a magic number: what does not decompress may well be decoded already.
        "deflate" => Unfold(new ZLibStream(Reading(body), CompressionMode.Decompress), limit)
            ?? Unfold(new DeflateStream(Reading(body), CompressionMode.Decompress), limit)
            ?? body,
        "br" => Unfold(new BrotliStream(Reading(body), CompressionMode.Decompress), limit) ?? body,
        "identity" or "" => body,
        _ => throw new EntryException($"expected a content encoding of gzip, deflate or br, found \"{encoding}\""),
    };

    private static MemoryStream Reading(ReadOnlyMemory<byte> body) => new(body.ToArray(), writable: false);

    private static ReadOnlyMemory<byte>? Unfold(Stream stream, long limit)
    {
        using (stream)
        {
            var unfolded = new MemoryStream();
            var chunk = new byte[ChunkBytes];
            try
            {
                while (stream.Read(chunk) is > 0 and var read)
                {
                    if (unfolded.Length + read > limit)
                        throw new EntryException($"expected a body of at most {limit:N0} bytes, found one that unfolds to more");
                    unfolded.Write(chunk, 0, read);
                }
            }
            catch (Exception corrupt) when (corrupt is InvalidDataException or InvalidOperationException or IOException)
            {
                return null;
            }

            return unfolded.ToArray();
        }
    }
}
