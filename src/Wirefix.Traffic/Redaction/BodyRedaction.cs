using System.Text;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Redaction;

/// <summary>Redacts a body after its media type; bytes of no text stay as they are.</summary>
internal sealed class BodyRedaction(TextRedaction text, UrlRedaction urls, SecretNames names)
{
    private const string FormMediaType = "application/x-www-form-urlencoded";

    /// <summary>The body with tokens in the place of its secrets; the same memory where there is none.</summary>
    /// <param name="body">The bytes, any content encoding removed.</param>
    /// <param name="contentType">The Content-Type header; null where there is none.</param>
    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> body, string? contentType)
    {
        if (body.IsEmpty)
            return body;
        // Escapes and pluses hide what the quick look goes by; forms are small.
        var form = IsForm(contentType) && body.Span.ContainsAny((byte)'%', (byte)'+', (byte)'=');
        if (!form && !text.MustLook(body.Span) && !IsWide(body.Span))
            return body;
        var media = contentType?.Split(';')[0].Trim().ToLowerInvariant() ?? "";
        if (media.StartsWith("multipart/", StringComparison.Ordinal) && MultipartPart.Boundary(contentType!) is { } boundary)
            return Multipart.Replace(body, boundary, RedactPart);
        if (IsWide(body.Span))
            return As(body, body.Span[0] == 0xff ? Encoding.Unicode : Encoding.BigEndianUnicode, text.Redact);
        // A recorder may cut a body inside a character: what begins as JSON is text all the same.
        var encoding = BodyDecoder.IsUtf8(body.Span) ? Encoding.UTF8 : IsText(media) || BeginsAsJson(body.Span) ? Encoding.Latin1 : null;
        if (encoding is null)
            return body;
        if (form)
            return As(body, encoding, urls.RedactForm);
        if (media == "text/event-stream")
            return As(body, encoding, RedactEvents);
        if (encoding == Encoding.UTF8 && BeginsAsJson(body.Span) && text.RedactJson(body, 0) is { } json)
            return json;
        return As(body, encoding, text.Redact);
    }

    private ReadOnlyMemory<byte> RedactPart(string? name, string? contentType, ReadOnlyMemory<byte> part)
    {
        if (name is null || !names.IsParameter(name))
            return Redact(part, contentType);
        return BodyDecoder.IsUtf8(part.Span) ? As(part, Encoding.UTF8, text.Secret) : As(part, Encoding.Latin1, text.Secret);
    }

    // Each line by itself: the data of one event is a document of its own.
    private string RedactEvents(string events) => string.Join('\n', events.Split('\n').Select(RedactLine));

    private string RedactLine(string line)
    {
        var colon = line.StartsWith("data:", StringComparison.Ordinal) ? 5 : 0;
        var blank = colon < line.Length && line[colon] == ' ' ? colon + 1 : colon;
        return colon == 0 ? text.Redact(line) : line[..blank] + text.Redact(line[blank..]);
    }

    private static ReadOnlyMemory<byte> As(ReadOnlyMemory<byte> body, Encoding encoding, Func<string, string> redact)
    {
        var plain = encoding.GetString(body.Span);
        var redacted = redact(plain);
        return redacted == plain ? body : encoding.GetBytes(redacted);
    }

    private static bool BeginsAsJson(ReadOnlySpan<byte> body)
    {
        var mark = body.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        return mark == 0 && body.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"', ..];
    }

    // UTF-16 with its byte order mark.
    private static bool IsWide(ReadOnlySpan<byte> body) => body is [0xff, 0xfe, _, _, ..] or [0xfe, 0xff, _, _, ..] && body.Length % 2 == 0;

    private static bool IsForm(string? contentType)
    {
        var parameters = contentType?.IndexOf(';') ?? -1;
        var media = parameters < 0 ? contentType.AsSpan() : contentType.AsSpan(0, parameters);
        return media.Trim().Equals(FormMediaType, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsText(string media) =>
        media.StartsWith("text/", StringComparison.Ordinal) || media.Contains("json", StringComparison.Ordinal) || media.Contains("xml", StringComparison.Ordinal)
        || media.Contains("yaml", StringComparison.Ordinal) || media is "application/graphql" or FormMediaType;
}
