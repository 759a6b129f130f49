using System.IO.Compression;
using System.Text;

namespace Wirefix.Traffic.Formats;

/// <summary>Removes a body's content encoding, bounded, since a kilobyte can unfold into a gigabyte.</summary>
internal static class BodyDecoder
{
    private const int ChunkBytes = 81_920;

    // No server encodes a body more than once or twice; each encoding costs an unfolding.
    private const int MostEncodings = 4;

    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    /// <summary>
    /// The body without its content encoding. Recorders often keep the header over a body that they have already
    /// decoded: text, and bytes without gzip's magic number, are taken as they are.
    /// </summary>
    /// <param name="body">The recorded bytes.</param>
    /// <param name="contentEncoding">The Content-Encoding header; null where there is none.</param>
    /// <param name="limit">The most bytes that may come out.</param>
    /// <returns>
    /// The body; a sentence about what went wrong, and then the body is empty; and how many bytes were unfolded to know that.
    /// </returns>
    public static (ReadOnlyMemory<byte> Body, string? Problem, long Unfolded) Decode(
        ReadOnlyMemory<byte> body, string? contentEncoding, long limit)
    {
        var unfolded = 0L;
        if (contentEncoding is null || body.IsEmpty)
            return (body, null, unfolded);
        foreach (var encoding in contentEncoding.Split(',', StringSplitOptions.TrimEntries).Reverse().Take(MostEncodings))
        {
            if (IsText(body.Span))
                return (body, null, unfolded);
            try
            {
                body = DecodeOne(body, encoding.ToLowerInvariant(), limit, ref unfolded);
            }
            catch (EntryException problem)
            {
                return (ReadOnlyMemory<byte>.Empty, $"{problem.Message}; the exchange is kept without this body", unfolded);
            }
        }

        return (body, null, unfolded);
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

    private static ReadOnlyMemory<byte> DecodeOne(ReadOnlyMemory<byte> body, string encoding, long limit, ref long unfolded) => encoding switch
    {
        "gzip" or "x-gzip" => body.Span is [0x1f, 0x8b, ..]
            ? Unfold(new GZipStream(Reading(body), CompressionMode.Decompress), limit, ref unfolded)
                ?? throw new EntryException("expected a gzip body, as its magic number promises, found bytes that do not decompress")
            : body,
        // Neither deflate nor brotli has a magic number: what does not decompress may well be decoded already.
        "deflate" => Unfold(new ZLibStream(Reading(body), CompressionMode.Decompress), limit, ref unfolded)
            ?? Unfold(new DeflateStream(Reading(body), CompressionMode.Decompress), limit, ref unfolded)
            ?? body,
        "br" => Unfold(new BrotliStream(Reading(body), CompressionMode.Decompress), limit, ref unfolded) ?? body,
        "identity" or "" => body,
        _ => throw new EntryException($"expected a content encoding of gzip, deflate or br, found \"{encoding}\""),
    };

    private static MemoryStream Reading(ReadOnlyMemory<byte> body) => new(body.ToArray(), writable: false);

    private static ReadOnlyMemory<byte>? Unfold(Stream stream, long limit, ref long unfolded)
    {
        using (stream)
        {
            var body = new MemoryStream();
            var chunk = new byte[ChunkBytes];
            try
            {
                while (stream.Read(chunk) is > 0 and var read)
                {
                    unfolded += read;
                    if (unfolded > limit)
                        throw new EntryException($"expected a body of at most {limit:N0} bytes, found one that unfolds to more");
                    body.Write(chunk, 0, read);
                }
            }
            catch (Exception corrupt) when (corrupt is InvalidDataException or InvalidOperationException or IOException)
            {
                return null;
            }

            return body.ToArray();
        }
    }
}
