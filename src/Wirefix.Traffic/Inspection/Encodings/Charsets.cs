using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection.Framing;

namespace Wirefix.Traffic.Inspection.Encodings;

/// <summary>Holds the character set that Content-Type names against the body's bytes.</summary>
internal static class Charsets
{
    private static readonly FrozenSet<string> SingleByte = FrozenSet.ToFrozenSet(
        ["iso-8859-1", "latin1", "us-ascii", "ascii", "windows-1252", "iso-8859-15", "iso-8859-2", "windows-1250"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong, as a value of the whole body; null where nothing is, or where the recording cannot tell.</summary>
    public static EncodingFlaw? Check(Exchange exchange, Message message)
    {
        var body = message.Body.Span;
        if (Ascii.IsValid(body) || message.HeaderValue("Content-Encoding") is not null || !IsText(message) || IsNoText(body) || !Bodies.IsByteExact(exchange))
            return null;
        var charset = CharsetOf(message);
        var isUtf8 = BodyDecoder.IsUtf8(body);
        if (!isUtf8 && (charset is "utf-8" or "utf8" || (charset is null && BodyKinds.Said(message) == BodyKind.Json)))
            return Flaw(message, "bytes in UTF-8");
        return isUtf8 && charset is not null && SingleByte.Contains(charset) && KeepsBytes(exchange, message)
            ? Flaw(message, $"bytes in {charset}, and these are UTF-8")
            : null;
    }

    private static EncodingFlaw Flaw(Message message, string expected)
    {
        var media = message.ContentType ?? "";
        var first = message.Body.Span.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        var seen = Convert.ToHexString(message.Body.Span[first..Math.Min(message.Body.Length, first + 4)]);
        return new EncodingFlaw(
            EncodingFault.Charset,
            new WireValue(WireValueKind.Body, $"body, {media}", $"bytes {seen} at {first}", $"bytes {seen} at {first}"),
            expected,
            null,
            EncodingFlaw.Known);
    }

    // HAR holds text: its writer has read the bytes and the reader has written them in UTF-8, unless the length shows otherwise.
    private static bool KeepsBytes(Exchange exchange, Message message) =>
        !exchange.Source.Split(',')[0].EndsWith(".har", StringComparison.OrdinalIgnoreCase)
        || message.HeaderValue("Content-Length") == message.Body.Length.ToString(CultureInfo.InvariantCulture);

    private static bool IsText(Message message) =>
        message.MediaType is { } media
        && (media.StartsWith("text/", StringComparison.Ordinal)
            || BodyKinds.Said(message) is BodyKind.Json or BodyKind.JsonLines or BodyKind.Xml or BodyKind.Form);

    // An image or an archive is in no charset at all.
    private static bool IsNoText(ReadOnlySpan<byte> body) =>
        BodyKinds.Seen(body) is BodyKind.Png or BodyKind.Jpeg or BodyKind.Gif or BodyKind.Pdf or BodyKind.Gzip or BodyKind.Zip;

    private static string? CharsetOf(Message message) =>
        message.ContentType?.Split(';')
            .Select(parameter => parameter.Trim())
            .Where(parameter => parameter.StartsWith("charset=", StringComparison.OrdinalIgnoreCase))
            .Select(parameter => parameter["charset=".Length..].Trim('"').ToLowerInvariant())
            .FirstOrDefault();
}
