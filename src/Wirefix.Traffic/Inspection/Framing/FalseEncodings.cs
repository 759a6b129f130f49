using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.Unicode;

namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>
/// Finds messages that say a Content-Encoding and were sent as they are: a cache that keeps unpacked bodies with the headers of packed
/// ones. A recorder shows all bodies unpacked, and yet Content-Length counts the bytes that were sent: packed, they are other in number.
/// </summary>
internal static class FalseEncodings
{
    // Where as many lengths are those of packed bodies, the recorder keeps them as they were sent.
    private const int FewestPacked = 3;

    // A short text is about as long when it is packed, and may be just as long.
    private const double MostOfText = 0.8;

    private static readonly SearchValues<byte> Binary = SearchValues.Create([0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31]);

    /// <summary>The flaws by the message; none where the recorder writes the lengths anew.</summary>
    public static ImmutableDictionary<Message, FramingFlaw> Of(Scene scene)
    {
        Message[] encoded = [.. scene.Snapshot.Exchanges.Where(Bodies.IsByteExact).SelectMany(exchange => new Message[] { exchange.Request, exchange.Response }).Where(IsEncoded)];
        if (encoded.Count(message => LengthOf(message) != message.Body.Length) < FewestPacked)
            return ImmutableDictionary<Message, FramingFlaw>.Empty;
        return encoded
            .Where(message => LengthOf(message) == message.Body.Length && IsText(message.Body.Span) && PackedLength(message.Body.Span) <= MostOfText * message.Body.Length)
            .ToImmutableDictionary<Message, Message, FramingFlaw>(message => message, FlawOf, ReferenceEqualityComparer.Instance);
    }

    private static bool IsEncoded(Message message) =>
        !message.Body.IsEmpty && LengthOf(message) is not null
        && message.HeaderValue("Content-Encoding") is { Length: > 0 } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);

    private static long? LengthOf(Message message) =>
        long.TryParse(message.HeaderValue("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    // What was packed and could not be unpacked is no text.
    private static bool IsText(ReadOnlySpan<byte> body) => Utf8.IsValid(body) && !body.ContainsAny(Binary);

    private static long PackedLength(ReadOnlySpan<byte> body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body);
        return packed.Length;
    }

    private static FramingFlaw FlawOf(Message message) => new(
        FramingFault.ContentEncoding,
        $"Content-Encoding says {message.HeaderValue("Content-Encoding")}, and the {message.Body.Length} bytes that Content-Length counts are the unpacked text: {Quote.Of(message.Body.Span)}");
}
