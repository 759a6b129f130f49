using System.Net.Mime;
using System.Text;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Redaction.Bodies;

/// <summary>What a body is, as its Content-Type says or, where that says little, as it looks.</summary>
/// <param name="IsForm">Whether it is a form.</param>
/// <param name="IsEvents">Whether it is a stream of server-sent events.</param>
/// <param name="IsText">Whether the type is one of texts.</param>
/// <param name="Boundary">The boundary of its parts; null where it has none.</param>
/// <param name="Wide">The encoding of more than one byte for a letter; null where it has none such.</param>
internal readonly record struct BodyType(bool IsForm, bool IsEvents, bool IsText, string? Boundary, Encoding? Wide)
{
    private const string EventsMediaType = "text/event-stream";

    private const int LongestBoundary = 72;

    /// <summary>The type of a body.</summary>
    public static BodyType Of(string? contentType, ReadOnlySpan<byte> body)
    {
        var end = contentType?.IndexOf(';') ?? -1;
        var media = (end < 0 ? contentType.AsSpan() : contentType.AsSpan(0, end)).Trim();
        var saysLittle = media.IsEmpty || media is "text/plain" or "application/octet-stream" or "x-unknown";
        return new BodyType(
            Is(media, MediaTypeNames.Application.FormUrlEncoded) || (saysLittle && LooksLikeForm(body)),
            Is(media, EventsMediaType) || (saysLittle && (body.StartsWith("data:"u8) || body.StartsWith("event:"u8))),
            IsTextual(media),
            media.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && MultipartPart.Boundary(contentType!) is { } named ? named : BoundaryIn(body),
            WideIn(body));
    }

    /// <summary>Whether a body begins as JSON does.</summary>
    public static bool BeginsAsJson(ReadOnlySpan<byte> body) =>
        body.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"', ..];

    private static bool Is(ReadOnlySpan<char> media, string other) => media.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool IsTextual(ReadOnlySpan<char> media) =>
        media.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || Has(media, "json") || Has(media, "xml") || Has(media, "yaml")
        || Is(media, "application/graphql") || Is(media, MediaTypeNames.Application.FormUrlEncoded);

    private static bool Has(ReadOnlySpan<char> media, string part) => media.Contains(part, StringComparison.OrdinalIgnoreCase);

    // a=1&b=2 without blanks, quotes and tags.
    private static bool LooksLikeForm(ReadOnlySpan<byte> body)
    {
        var equals = body.IndexOf((byte)'=');
        if (equals <= 0 || !(char.IsAsciiLetter((char)body[0]) || body[0] is (byte)'_' or (byte)'%') || body[..equals].Contains((byte)':'))
            return false;
        var value = body[(equals + 1)..];
        return (body.ContainsAny((byte)'&', (byte)'%') || !(value.IsEmpty || value.Contains((byte)'=')))
            && !body.ContainsAnyInRange((byte)0, (byte)' ') && !body.ContainsAny("\"<>{};"u8);
    }

    // The first line of a body whose type does not tell it: --boundary, and headers behind it.
    private static string? BoundaryIn(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith("--"u8))
            return null;
        var end = body[..Math.Min(body.Length, LongestBoundary)].IndexOfAny((byte)'\r', (byte)'\n');
        if (end <= 2 || body[2..end].Contains((byte)' '))
            return null;
        var head = body[end..].TrimStart("\r\n"u8);
        return Ascii.EqualsIgnoreCase(head[..Math.Min(8, head.Length)], "content-"u8) ? Encoding.Latin1.GetString(body[2..end]) : null;
    }

    // UTF-16 with its byte order mark, or whose first letters are of ASCII.
    private static Encoding? WideIn(ReadOnlySpan<byte> body) => body switch
    {
        [0xff, 0xfe, _, _, ..] or [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0xfe, 0xff, _, _, ..] or [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };
}
