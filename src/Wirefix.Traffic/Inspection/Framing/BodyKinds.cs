using System.Collections.Frozen;

namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>Tells the kind of a body from its media type and from its first bytes.</summary>
internal static class BodyKinds
{
    private static readonly FrozenDictionary<string, BodyKind> ByMediaType = new Dictionary<string, BodyKind>
    {
        ["application/json"] = BodyKind.Json,
        ["text/json"] = BodyKind.Json,
        ["application/x-ndjson"] = BodyKind.JsonLines,
        ["application/ndjson"] = BodyKind.JsonLines,
        ["application/jsonl"] = BodyKind.JsonLines,
        ["application/x-jsonlines"] = BodyKind.JsonLines,
        ["application/jsonlines"] = BodyKind.JsonLines,
        ["text/event-stream"] = BodyKind.EventStream,
        ["text/html"] = BodyKind.Html,
        ["application/xhtml+xml"] = BodyKind.Xml,
        ["application/xml"] = BodyKind.Xml,
        ["text/xml"] = BodyKind.Xml,
        ["text/csv"] = BodyKind.Table,
        ["application/csv"] = BodyKind.Table,
        ["text/tab-separated-values"] = BodyKind.Table,
        ["application/x-www-form-urlencoded"] = BodyKind.Form,
        ["text/plain"] = BodyKind.PlainText,
        ["image/png"] = BodyKind.Png,
        ["image/jpeg"] = BodyKind.Jpeg,
        ["image/gif"] = BodyKind.Gif,
        ["application/pdf"] = BodyKind.Pdf,
        ["application/gzip"] = BodyKind.Gzip,
        ["application/zip"] = BodyKind.Zip,
    }.ToFrozenDictionary();

    /// <summary>What Content-Type says.</summary>
    public static BodyKind Said(Message message) => message.MediaType switch
    {
        null => BodyKind.Unknown,
        var media when ByMediaType.TryGetValue(media, out var kind) => kind,
        var media when media.EndsWith("+json", StringComparison.Ordinal) => BodyKind.Json,
        var media when media.StartsWith("multipart/", StringComparison.Ordinal) => BodyKind.Multipart,
        _ => BodyKind.Unknown,
    };

    /// <summary>What the bytes are; <see cref="BodyKind.Unknown"/> where they do not tell.</summary>
    public static BodyKind Seen(ReadOnlySpan<byte> body)
    {
        var text = body.TrimStart(" \t\r\n"u8);
        return body switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => BodyKind.Png,
            [0xFF, 0xD8, 0xFF, ..] => BodyKind.Jpeg,
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => BodyKind.Gif,
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => BodyKind.Pdf,
            [0x1F, 0x8B, 0x08, ..] => BodyKind.Gzip,
            [(byte)'P', (byte)'K', 3, 4, ..] => BodyKind.Zip,
            _ when BeginsWith(text, "<!doctype html") || BeginsWith(text, "<html") => BodyKind.Html,
            _ when BeginsWith(text, "<?xml") => BodyKind.Xml,
            _ => JsonText.IsWhole(body) ? BodyKind.Json : BodyKind.Unknown,
        };
    }

    /// <summary>The kind in words.</summary>
    public static string Name(BodyKind kind) => kind switch
    {
        BodyKind.Json => "JSON",
        BodyKind.Html => "HTML",
        BodyKind.Xml => "XML",
        BodyKind.Png => "a PNG image",
        BodyKind.Jpeg => "a JPEG image",
        BodyKind.Gif => "a GIF image",
        BodyKind.Pdf => "a PDF document",
        BodyKind.Gzip => "a gzip stream",
        BodyKind.Zip => "a ZIP archive",
        _ => "something else",
    };

    private static bool BeginsWith(ReadOnlySpan<byte> text, string prefix) =>
        text.Length >= prefix.Length && System.Text.Ascii.EqualsIgnoreCase(text[..prefix.Length], prefix);
}
