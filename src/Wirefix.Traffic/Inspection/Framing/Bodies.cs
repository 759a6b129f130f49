using System.Globalization;
using System.Text;

namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>Checks one body by itself: its length, its JSON, its parts, and whether it is what Content-Type says.</summary>
internal static class Bodies
{
    // Google's and others' JSON begins so on purpose, lest a page read it as a script.
    private static readonly byte[] ScriptGuard = ")]}'"u8.ToArray();

    private static readonly byte[] RedactionMark = "redacted-"u8.ToArray();

    private static readonly byte[] Replacement = "\uFFFD"u8.ToArray();

    /// <summary>
    /// Whether the message has a body whose framing can be judged: HEAD and the statuses without content have none, one of 206 is
    /// a part on purpose, and an empty one may not have been recorded.
    /// </summary>
    public static bool CanJudge(Exchange exchange, MessageSide side, Message message)
    {
        if (message.Body.IsEmpty)
            return false;
        return side == MessageSide.Request || (exchange.Request.Method != "HEAD" && exchange.Response.Status is not (204 or 206 or 304 or (>= 100 and < 200)));
    }

    /// <summary>Whether an answer of success breaks off: its body is shorter than its length says, or ends before its JSON does.</summary>
    public static bool IsCutOff(Exchange exchange, Scene scene)
    {
        var response = exchange.Response;
        if (response.Failed || !CanJudge(exchange, MessageSide.Response, response) || !IsByteExact(exchange) || response.Body.Length == scene.BodyLimit)
            return false;
        return LengthOf(response) > response.Body.Length
            || (BodyKinds.Said(response) == BodyKind.Json && scene.PayloadOf(response) is null
                && JsonText.Begins(response.Body.Span) && JsonText.Read(response.Body.Span).Ending == JsonEnding.CutOff);
    }

    /// <summary>What is wrong with the message's body; null where nothing is, or where the recording cannot tell.</summary>
    public static FramingFlaw? Check(Exchange exchange, Message message, Scene scene)
    {
        var length = IsByteExact(exchange) ? OfLength(message) : null;
        var text = OfText(exchange, message, scene);
        // A body that is cut off is also shorter than its length; what the reader meets is the cut.
        return text is { Fault: FramingFault.CutOffJson } && length is not null ? text with { Seen = $"{text.Seen}, {length.Seen}" } : length ?? text;
    }

    /// <summary>Whether the recording holds the bytes as they went over the wire; Markdown does not.</summary>
    public static bool IsByteExact(Exchange exchange) => !exchange.Source.Split(',')[0].EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether Content-Length can be held against the body's bytes.</summary>
    public static bool HasLength(Message message) => LengthOf(message) is not null;

    // A recorder that keeps text has changed the bytes of any other character set, and redaction the bytes of a secret; forms may
    // have been kept as fields and put together again.
    private static long? LengthOf(Message message)
    {
        var body = message.Body.Span;
        var charset = message.HeaderValue("Content-Type")?.Contains("charset", StringComparison.OrdinalIgnoreCase) == true
            && message.HeaderValue("Content-Type")?.Contains("utf-8", StringComparison.OrdinalIgnoreCase) == false;
        if (BodyKinds.Said(message) is BodyKind.Form or BodyKind.Multipart)
            return null;
        if (message.HeaderValue("Content-Encoding") is not null || message.HeaderValue("Transfer-Encoding") is not null)
            return null;
        if ((charset && !Ascii.IsValid(body)) || body.IndexOf(RedactionMark) >= 0 || body.IndexOf(Replacement) >= 0)
            return null;
        return long.TryParse(message.HeaderValue("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;
    }

    private static FramingFlaw? OfLength(Message message)
    {
        if (LengthOf(message) is not { } length || length == message.Body.Length)
            return null;
        return new FramingFlaw(FramingFault.ContentLength, $"Content-Length says {length}, the body has {Quantity.Of(message.Body.Length, "byte")}");
    }

    private static FramingFlaw? OfText(Exchange exchange, Message message, Scene scene) => BodyKinds.Said(message) switch
    {
        // What could be read to its end is whole.
        BodyKind.Json => scene.PayloadOf(message) is null ? OfJson(message) : null,
        BodyKind.JsonLines => Streams.OfLines(message),
        BodyKind.EventStream => Streams.OfEvents(message),
        BodyKind.Multipart => IsByteExact(exchange) ? Multipart.Check(message) : null,
        BodyKind.Unknown or BodyKind.PlainText => null,
        BodyKind.Table => OfMediaType(message, BodyKind.Table) ?? Tables.Check(message),
        BodyKind.Xml => OfMediaType(message, BodyKind.Xml) ?? XmlText.Check(message),
        var said => OfMediaType(message, said),
    };

    private static FramingFlaw? OfJson(Message message)
    {
        var body = message.Body.Span;
        if (!JsonText.Begins(body))
            return JsonText.IsValue(body) || body.StartsWith(ScriptGuard) || body.Trim(" \t\r\n"u8).IsEmpty ? null : NotJson(message);
        var (ending, position) = JsonText.Read(body);
        return ending switch
        {
            JsonEnding.CutOff => new FramingFlaw(FramingFault.CutOffJson, $"the JSON breaks off behind byte {body.Length}: {Quote.End(body)}"),
            JsonEnding.Trailed => new FramingFlaw(
                FramingFault.TrailingBytes, $"the JSON ends at byte {position} of {body.Length}, and behind it stands {Quote.Of(body[position..])}"),
            JsonEnding.Malformed => new FramingFlaw(
                FramingFault.MediaType,
                $"Content-Type says {message.MediaType}, and the body breaks JSON's rules behind byte {position}: {Quote.Of(body[position..])}"),
            _ => null,
        };
    }

    private static FramingFlaw NotJson(Message message)
    {
        var seen = BodyKinds.Seen(message.Body.Span);
        var what = seen == BodyKind.Unknown ? "no JSON" : BodyKinds.Name(seen);
        return new FramingFlaw(FramingFault.MediaType, $"Content-Type says {message.MediaType}, the body is {what}: {Quote.Of(message.Body.Span)}");
    }

    private static FramingFlaw? OfMediaType(Message message, BodyKind said)
    {
        var seen = BodyKinds.Seen(message.Body.Span);
        // XHTML and XML stand for HTML and the other way round often enough.
        if (seen == BodyKind.Unknown || seen == said || (IsMarkup(seen) && IsMarkup(said)))
            return null;
        return new FramingFlaw(
            FramingFault.MediaType, $"Content-Type says {message.MediaType}, the body is {BodyKinds.Name(seen)}: {Quote.Of(message.Body.Span)}");
    }

    private static bool IsMarkup(BodyKind kind) => kind is BodyKind.Html or BodyKind.Xml;
}
