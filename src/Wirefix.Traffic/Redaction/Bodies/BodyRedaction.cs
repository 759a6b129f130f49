using System.Text;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Redaction.Names;
using Wirefix.Traffic.Redaction.Texts;

namespace Wirefix.Traffic.Redaction.Bodies;

/// <summary>Redacts a body after its media type; bytes of no text stay as they are.</summary>
internal sealed class BodyRedaction(TextRedaction text, UrlRedaction urls, SecretNames names)
{
    private readonly EventRedaction _events = new(text);

    /// <summary>The body with tokens in the place of its secrets; the same memory where there is none.</summary>
    /// <param name="body">The bytes, any content encoding removed.</param>
    /// <param name="contentType">The Content-Type header; null where there is none.</param>
    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> body, string? contentType)
    {
        // What is compressed is looked into before (Intake).
        if (body.IsEmpty || PackedBody.EncodingOf(body.Span) is not null)
            return body;
        var type = BodyType.Of(contentType, body.Span);
        // Escapes and pluses hide what the quick look goes by; forms are small.
        var form = type.IsForm && body.Span.ContainsAny((byte)'%', (byte)'+', (byte)'=');
        if (!form && type.Wide is null && !text.MustLook(body.Span))
            return body;
        if (type.Boundary is { } boundary)
            return Multipart.Replace(body, boundary, RedactPart);
        // A recorder may cut a body inside a character.
        var (start, length) = type.Wide is null ? Utf8Text.WholeCharacters(body.Span) : (0, body.Length - (body.Length % 2));
        var whole = body.Slice(start, length);
        if ((type.Wide ?? EncodingOf(whole.Span, type)) is not { } encoding)
            return body;
        return encoding == Encoding.Latin1 ? Redact(body, form, type, encoding) : Within(body, start, whole, Redact(whole, form, type, encoding));
    }

    // Null of what is no text.
    private static Encoding? EncodingOf(ReadOnlySpan<byte> whole, BodyType type)
    {
        if (BodyDecoder.IsUtf8(whole))
            return Encoding.UTF8;
        return type.IsText || BodyType.BeginsAsJson(whole) || Utf8Text.HasNoControls(whole) ? Encoding.Latin1 : null;
    }

    private ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> body, bool form, BodyType type, Encoding encoding)
    {
        if (form)
            return As(body, encoding, urls.RedactForm);
        if (type.IsEvents)
            return As(body, encoding, _events.Redact);
        return encoding == Encoding.UTF8 && BodyType.BeginsAsJson(body.Span) ? text.RedactJson(body) : As(body, encoding, text.Redact);
    }

    private ReadOnlyMemory<byte> RedactPart(string? name, string? contentType, ReadOnlyMemory<byte> part)
    {
        // RFC 8187 has the charset in front of the name.
        name = name?[(name.LastIndexOf("''", StringComparison.Ordinal) + 1)..].Trim('\'');
        if (name is null || !names.OfParameter(name).Hides(Encoding.Latin1.GetString(part.Span)))
            return Redact(part, contentType);
        return BodyDecoder.IsUtf8(part.Span) ? As(part, Encoding.UTF8, text.Secret) : As(part, Encoding.Latin1, text.Secret);
    }

    private static ReadOnlyMemory<byte> As(ReadOnlyMemory<byte> body, Encoding encoding, Func<string, string> redact)
    {
        var plain = encoding.GetString(body.Span);
        var redacted = redact(plain);
        return redacted == plain ? body : encoding.GetBytes(redacted);
    }

    private static ReadOnlyMemory<byte> Within(ReadOnlyMemory<byte> body, int start, ReadOnlyMemory<byte> whole, ReadOnlyMemory<byte> redacted)
    {
        if (redacted.Equals(whole))
            return body;
        return whole.Length == body.Length ? redacted : (byte[])[.. body.Span[..start], .. redacted.Span, .. body.Span[(start + whole.Length)..]];
    }
}
