using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>The outline of a HAR entry; see <see cref="HarFormat"/> for what each field means.</summary>
internal static class HarOutline
{
    private const int Started = 0, Time = 1, Id = 2, Direction = 3, Kind = 4, Request = 5, Method = 6, Url = 7, Response = 8, Status = 9,
        Trace = 10, Service = 11, RequestHeaders = 12, PostData = 13, PostText = 14, PostEncoding = 15, ResponseHeaders = 16, Content = 17,
        ContentText = 18, ContentEncoding = 19, Error = 20, PostType = 21, ContentType = 22, RequestSize = 23, ContentSize = 24,
        RequestMark = 25, ResponseMark = 26;

    private const int Slots = 27;

    private static readonly OutlineField Fields = new(
        "", 0,
        new("startedDateTime", Started),
        new("time", Time),
        new("_id", Id),
        new("_direction", Direction),
        new("_timing", Kind),
        new("_traceId", Trace),
        new("_service", Service),
        new(
            "request", Request,
            new("method", Method),
            new("url", Url),
            new("headers", RequestHeaders),
            new("bodySize", RequestSize),
            new(BodyMark.Field, RequestMark),
            new("postData", PostData, new("text", PostText), new("_encoding", PostEncoding), new("mimeType", PostType))),
        new(
            "response", Response,
            new("status", Status),
            new("headers", ResponseHeaders),
            new(BodyMark.Field, ResponseMark),
            new("content", Content, new("text", ContentText), new("encoding", ContentEncoding), new("mimeType", ContentType), new("size", ContentSize)),
            new("_error", Error)));

    /// <summary>Reads the outline; false where the entry is out of the ordinary.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, out PairOutline outline)
    {
        outline = default;
        Span<OutlineToken> found = stackalloc OutlineToken[Slots];
        found.Clear();
        if (!IsPlain(json, found, out var method, out var timing))
            return false;
        Span<char> buffer = stackalloc char[OutlineUrl.Longest];
        var length = found[Url].CopyText(json, buffer);
        if (length < 0 || !OutlineUrl.TrySplit(buffer[..length], out var host, out var path))
            return false;

        TimeSpan? duration = found[Time].Number(json) is { } time ? Stamp.Milliseconds(time) : null;
        outline = new PairOutline
        {
            Direction = DirectionOf(found[Direction].PlainBytes(json)),
            Method = method,
            Host = host,
            Path = path,
            Status = HarFormat.StatusOf(found[Status].Number(json)),
            Stamp = Stamp.Parse(found[Started], json),
            Duration = duration,
            Timing = timing ?? HarFormat.TimingOf(duration),
            Identity = PairIdentity.Of(found[Id].Text(json)),
        };
        return true;
    }

    /// <summary>Reads the whole entry; null where it is out of the ordinary.</summary>
    public static RecordedPair? Whole(ReadOnlySpan<byte> json, string source)
    {
        Span<OutlineToken> found = stackalloc OutlineToken[Slots];
        found.Clear();
        if (!IsPlain(json, found, out var method, out var timing) || !HasPlainBodies(found) || !HasPlainKinds(found))
            return null;
        if (found[Url].Text(json) is not { } text || RequestTarget.Absolute(text) is not { } url)
            return null;

        var (sent, received) = (BodyOf(found[PostText], found[PostEncoding], json), BodyOf(found[ContentText], found[ContentEncoding], json));
        TimeSpan? duration = found[Time].Number(json) is { } time ? Stamp.Milliseconds(time) : null;
        return new RecordedPair
        {
            Id = found[Id].Text(json),
            Direction = DirectionOf(found[Direction].PlainBytes(json)),
            Stamp = Stamp.Parse(found[Started], json),
            Duration = duration,
            Timing = timing ?? HarFormat.TimingOf(duration),
            TraceId = found[Trace].Text(json),
            Service = found[Service].Text(json),
            Request = new Request(method, url)
            {
                Headers = OutlineHeaders.OfArray(found[RequestHeaders], json),
                Body = sent,
                IsBodyUnknown = HarBody.IsLeftOut(sent, found[RequestSize].Number(json)) || BodyMark.Is(found[RequestMark], json),
            }.Typed(found[PostType], json),
            Response = new Response(HarFormat.StatusOf(found[Status].Number(json)))
            {
                Headers = OutlineHeaders.OfArray(found[ResponseHeaders], json),
                Body = received,
                IsBodyUnknown = HarBody.IsLeftOut(received, found[ContentSize].Number(json)) || BodyMark.Is(found[ResponseMark], json),
                FailureReason = found[Error].Text(json),
            }.Typed(found[ContentType], json),
            Source = source,
        };
    }

    private static bool IsPlain(ReadOnlySpan<byte> json, Span<OutlineToken> found, out string method, out Timing? timing)
    {
        (method, timing) = ("", null);
        if (!Fields.TryFind(json, found) || !HasPlainStatus(found[Status].Type) || !Is(found[Response], JsonTokenType.StartObject) || OutlineMethod.Of(found[Method].PlainBytes(json)) is not { } known)
            return false;
        method = known;
        return TryTiming(found[Kind].PlainBytes(json), found[Kind].IsPresent, out timing);
    }

    private static bool HasPlainStatus(JsonTokenType type) => type is JsonTokenType.None or JsonTokenType.Number or JsonTokenType.Null;

    // Forms, which may have an empty text, and bodies in pieces are rare.
    private static bool HasPlainBodies(ReadOnlySpan<OutlineToken> found) =>
        (!found[PostData].IsPresent || found[PostText] is { IsText: true, Length: > 0 }) && (!found[ContentText].IsPresent || found[ContentText].IsText);

    // Parts of another kind would be taken for absent.
    private static bool HasPlainKinds(ReadOnlySpan<OutlineToken> found) =>
        Is(found[Started], JsonTokenType.String)
        && Is(found[Time], JsonTokenType.Number)
        && Is(found[RequestHeaders], JsonTokenType.StartArray)
        && Is(found[ResponseHeaders], JsonTokenType.StartArray)
        && Is(found[RequestSize], JsonTokenType.Number)
        && Is(found[ContentSize], JsonTokenType.Number)
        && Is(found[Content], JsonTokenType.StartObject)
        && Is(found[PostEncoding], JsonTokenType.String)
        && Is(found[ContentEncoding], JsonTokenType.String)
        && Is(found[PostType], JsonTokenType.String)
        && Is(found[ContentType], JsonTokenType.String);

    private static bool Is(OutlineToken part, JsonTokenType type) => part.Type is JsonTokenType.None or JsonTokenType.Null || part.Type == type;

    private static byte[]? BodyOf(OutlineToken text, OutlineToken encoding, ReadOnlySpan<byte> json) =>
        encoding.PlainBytes(json).SequenceEqual("base64"u8) ? text.FromBase64(json) : text.Utf8(json);

    private static Traffic.Direction DirectionOf(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("outbound"u8) ? Traffic.Direction.Outbound : Traffic.Direction.Inbound;

    private static bool TryTiming(ReadOnlySpan<byte> text, bool present, out Timing? timing)
    {
        timing = text switch
        {
            _ when text.SequenceEqual("span"u8) => Timing.Span,
            _ when text.SequenceEqual("startOnly"u8) => Timing.StartOnly,
            _ when text.SequenceEqual("endOnly"u8) => Timing.EndOnly,
            _ when text.SequenceEqual("none"u8) => Timing.None,
            _ => null,
        };
        return !present || timing is not null;
    }
}
