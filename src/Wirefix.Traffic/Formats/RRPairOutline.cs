using System.Globalization;
using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>The outline of a pair in its JSON form; see <see cref="RRPairJson"/> for what each field means.</summary>
internal static class RRPairOutline
{
    private const int Kind = 0, Direction = 1, Ts = 2, Duration = 3, Uuid = 4, Protocol = 5, Location = 6, Command = 7, Status = 8, Address = 9,
        Http = 10, Request = 11, Uri = 12, Url = 13, Method = 14, Host = 15, Response = 16, StatusCode = 17,
        RequestHeaders = 18, RequestBase64 = 19, RequestBody = 20, ResponseHeaders = 21, ResponseBase64 = 22, ResponseBody = 23, Service = 24,
        Tags = 25, TimingTag = 26, TraceIdTag = 27, ErrorTag = 28, RequestType = 29, ResponseType = 30,
        RequestMark = 31, ResponseMark = 32;

    private const int Slots = 33;

    private static readonly OutlineField Fields = new(
        "", 0,
        new("msgType", Kind),
        new("direction", Direction),
        new("ts", Ts),
        new("duration", Duration),
        new("uuid", Uuid),
        new("l7protocol", Protocol),
        new("location", Location),
        new("command", Command),
        new("status", Status),
        new("network_address", Address),
        new(
            "tags", Tags,
            new(RRPairWriter.TimingTag, TimingTag),
            new(RRPairWriter.TraceIdTag, TraceIdTag),
            new(RRPairWriter.ErrorTag, ErrorTag)),
        new("service", Service),
        new("http", Http,
            new(
                "req", Request,
                new("uri", Uri),
                new("url", Url),
                new("method", Method),
                new("contentType", RequestType),
                new("host", Host),
                new("headers", RequestHeaders),
                new(BodyMark.Field, RequestMark),
                new("bodyBase64", RequestBase64),
                new("body", RequestBody)),
            new(
                "res", Response,
                new("statusCode", StatusCode),
                new("contentType", ResponseType),
                new("headers", ResponseHeaders),
                new(BodyMark.Field, ResponseMark),
                new("bodyBase64", ResponseBase64),
                new("body", ResponseBody))));

    /// <summary>Reads the outline; false where the pair is out of the ordinary, or speaks another protocol than HTTP.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, out PairOutline outline)
    {
        outline = default;
        Span<OutlineToken> found = stackalloc OutlineToken[Slots];
        found.Clear();
        if (!IsPlain(json, found, out var method, out var direction))
            return false;
        if (!TrySplitTarget(json, found, out var host, out var path))
            return false;

        outline = new PairOutline
        {
            Direction = direction,
            Method = method,
            Host = host,
            Path = path,
            Status = StatusOf(json, found),
            Stamp = Stamp.Parse(found[Ts], json),
            Duration = found[Duration].Number(json) is { } duration ? Stamp.Milliseconds(duration) : null,
            Timing = RRPairJson.TimingOf(found[TimingTag].Text(json)),
            Identity = found[Uuid].IsText ? PairIdentity.OfUuid(found[Uuid].Bytes(json)) : PairIdentity.None,
        };
        return true;
    }

    /// <summary>Reads the whole pair; null where it is out of the ordinary.</summary>
    public static RecordedPair? Whole(ReadOnlySpan<byte> json, string source)
    {
        Span<OutlineToken> found = stackalloc OutlineToken[Slots];
        found.Clear();
        if (!IsPlain(json, found, out var method, out var direction))
            return null;
        var target = found[Uri].Text(json) ?? found[Url].Text(json) ?? found[Location].Text(json);
        return new RecordedPair
        {
            Id = RRPairJson.IdOf(found[Uuid].Text(json)),
            Direction = direction,
            Stamp = Stamp.Parse(found[Ts], json),
            Duration = found[Duration].Number(json) is { } duration ? Stamp.Milliseconds(duration) : null,
            Request = new Request(method, RRPairJson.UrlOf(target, found[Host].Text(json), found[Address].Text(json), found[Protocol].Text(json)))
            {
                Headers = OutlineHeaders.OfObject(found[RequestHeaders], json),
                Body = found[RequestBase64].FromBase64(json) ?? found[RequestBody].Utf8(json),
                IsBodyUnknown = BodyMark.Is(found[RequestMark], json),
            }.Typed(found[RequestType], json),
            Response = new Response(StatusOf(json, found))
            {
                Headers = OutlineHeaders.OfObject(found[ResponseHeaders], json),
                Body = found[ResponseBase64].FromBase64(json) ?? found[ResponseBody].Utf8(json),
                IsBodyUnknown = BodyMark.Is(found[ResponseMark], json),
                FailureReason = found[ErrorTag].Text(json),
            }.Typed(found[ResponseType], json),
            Timing = RRPairJson.TimingOf(found[TimingTag].Text(json)),
            TraceId = found[TraceIdTag].Text(json),
            Service = found[Service].Text(json),
            Source = source,
        };
    }

    private static bool IsPlain(ReadOnlySpan<byte> json, Span<OutlineToken> found, out string method, out Traffic.Direction direction)
    {
        (method, direction) = ("", default);
        if (!Fields.TryFind(json, found) || !found[Kind].PlainBytes(json).SequenceEqual("rrpair"u8) || found[Http].Type != JsonTokenType.StartObject)
            return false;
        if (OutlineMethod.Of((found[Method].IsText ? found[Method] : found[Command]).PlainBytes(json)) is not { } known)
            return false;
        if (DirectionOf(found[RRPairOutline.Direction].PlainBytes(json)) is not { } way)
            return false;
        (method, direction) = (known, way);
        return true;
    }

    private static Traffic.Direction? DirectionOf(ReadOnlySpan<byte> text) => text switch
    {
        _ when text.SequenceEqual("IN"u8) => Traffic.Direction.Inbound,
        _ when text.SequenceEqual("OUT"u8) => Traffic.Direction.Outbound,
        _ => null,
    };

    private static int StatusOf(ReadOnlySpan<byte> json, ReadOnlySpan<OutlineToken> found)
    {
        if (found[StatusCode].Number(json) is { } code)
            return (int)code;
        return int.TryParse(found[Status].PlainBytes(json), NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0;
    }

    private static bool TrySplitTarget(ReadOnlySpan<byte> json, ReadOnlySpan<OutlineToken> found, out string host, out string path)
    {
        (host, path) = ("", "");
        Span<char> buffer = stackalloc char[OutlineUrl.Longest];
        var token = found[Uri].IsText ? found[Uri] : found[Url].IsText ? found[Url] : found[Location];
        buffer[0] = '/';
        var length = token.IsText ? token.CopyText(json, buffer) : 1;
        if (length < 0)
            return false;
        var target = buffer[..length];
        if (target.IndexOf("://") > 0 && OutlineUrl.TrySplit(target, out host, out path))
            return true;
        var scheme = found[Protocol].PlainBytes(json).SequenceEqual("https"u8) ? "https" : "http";
        if (RRPairJson.AuthorityOf(found[Host].Text(json), found[Address].Text(json)) is not { } authority)
            return false;
        return OutlineUrl.TrySplit($"{scheme}://{authority}/{target.TrimStart('/')}", out host, out path);
    }
}
