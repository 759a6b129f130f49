using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>Reads one pair from its JSON form, as it stands in <c>.json</c>, in <c>.jsonl</c> and inside <c>.md</c>.</summary>
internal static class RRPairJson
{
    /// <summary>Whether the object is a pair at all.</summary>
    public static bool IsPair(JsonElement pair) => pair.Text("msgType") == "rrpair";

    /// <summary>Whether the pair speaks HTTP; other protocols keep their exchange in an object of their own.</summary>
    public static bool IsHttp(JsonElement pair) =>
        pair.Object("http") is not null || pair.Text("l7protocol") is null or "http" or "https";

    /// <summary>The pair; throws <see cref="EntryException"/> where it lacks its direction or its request.</summary>
    public static RecordedPair Read(JsonElement pair, string source)
    {
        var http = pair.Object("http");
        var request = http?.Object("req");
        var response = http?.Object("res");
        var tags = pair.Object("tags");
        return new RecordedPair
        {
            Id = IdOf(pair),
            Direction = DirectionOf(pair.Text("direction")),
            Stamp = Stamp.Parse(pair.Text("ts")),
            Duration = pair.Number("duration") is { } duration ? Stamp.Milliseconds(duration) : null,
            Request = new Request(MethodOf(pair, request), UrlOf(
                request?.Text("uri") ?? request?.Text("url") ?? pair.Text("location"), request?.Text("host"), pair.Text("network_address"), pair.Text("l7protocol")))
            {
                Headers = HeadersOf(request),
                Body = BodyOf(request),
                IsBodyUnknown = BodyMark.IsIn(request),
            }.Typed(request?.Text("contentType")),
            Response = new Response(StatusOf(pair, response))
            {
                Headers = HeadersOf(response),
                Body = BodyOf(response),
                IsBodyUnknown = BodyMark.IsIn(response),
                FailureReason = tags?.Text(RRPairWriter.ErrorTag),
            }.Typed(response?.Text("contentType")),
            Timing = TimingOf(tags?.Text(RRPairWriter.TimingTag)),
            TraceId = tags?.Text(RRPairWriter.TraceIdTag),
            Service = pair.Text("service"),
            Source = source,
        };
    }

    /// <summary>The direction that <c>IN</c> or <c>OUT</c> stands for.</summary>
    public static Direction DirectionOf(string? text) => text?.ToUpperInvariant() switch
    {
        "IN" => Direction.Inbound,
        "OUT" => Direction.Outbound,
        _ => throw new EntryException($"expected a direction of IN or OUT, found {(text is null ? "none" : $"\"{text}\"")}"),
    };

    /// <summary>What the tag of <see cref="RRPairWriter"/> says that the stamps can carry; null where it is absent or another's.</summary>
    public static Timing? TimingOf(string? tag) =>
        Enum.TryParse<Timing>(tag, ignoreCase: true, out var timing) && Enum.IsDefined(timing) ? timing : null;

    /// <summary>The pair's uuid in the form with dashes; the JSON form writes its 16 bytes as base64.</summary>
    public static string? IdOf(JsonElement pair) => IdOf(pair.Text("uuid"));

    /// <summary>The same of the field's text.</summary>
    public static string? IdOf(string? text)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (text is { Length: 24 } && Convert.TryFromBase64String(text, bytes, out var length) && length == bytes.Length)
            return new Guid(bytes, bigEndian: true).ToString();
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>The headers of a request or response object.</summary>
    public static ImmutableArray<Header> HeadersOf(JsonElement? message)
    {
        if (message?.Object("headers") is not { } headers)
            return [];
        var read = ImmutableArray.CreateBuilder<Header>();
        foreach (var header in headers.EnumerateObject())
        {
            foreach (var value in ValuesOf(header.Value))
                read.Add(new Header(header.LenientName(), value));
        }

        return read.ToImmutable();
    }

    /// <summary>The body of a request or response object; the base64 form is the exact one.</summary>
    public static ReadOnlyMemory<byte> BodyOf(JsonElement? message)
    {
        try
        {
            return message?.Base64("bodyBase64") ?? message?.Utf8Text("body");
        }
        catch (FormatException)
        {
            throw new EntryException("expected base64 in bodyBase64, found other characters");
        }
    }

    /// <summary>
    /// Host and port; null where neither field has one. The port stands in the network address only; port 0 means that the
    /// recorder did not know it.
    /// </summary>
    public static string? AuthorityOf(string? host, string? address)
    {
        if (string.IsNullOrEmpty(host))
            return string.IsNullOrEmpty(address) ? null : WithoutUnknownPort(address);
        var colon = address?.LastIndexOf(':') ?? -1;
        return host.Contains(':') || colon < 0 ? WithoutUnknownPort(host) : WithoutUnknownPort(host + address![colon..]);
    }

    /// <summary>
    /// The URL of what was asked for, which may be absolute, and the fields that complete it; throws <see cref="EntryException"/>
    /// where they do not.
    /// </summary>
    public static Uri UrlOf(string? target, string? host, string? address, string? protocol)
    {
        target ??= "/";
        // What begins with a slash would be taken for a file.
        if (!target.StartsWith('/') && RequestTarget.Absolute(target) is { } absolute)
            return absolute;
        var authority = AuthorityOf(host, address)
            ?? throw new EntryException("expected the host in http.req.host or network_address, found neither");
        return RequestTarget.Combine(protocol == "https" ? "https" : "http", authority, target);
    }

    private static IEnumerable<string> ValuesOf(JsonElement values) => values.ValueKind switch
    {
        JsonValueKind.String => [values.LenientText()],
        JsonValueKind.Array =>
            from value in values.EnumerateArray()
            where value.ValueKind == JsonValueKind.String
            select value.LenientText(),
        _ => [],
    };

    private static string MethodOf(JsonElement pair, JsonElement? request) =>
        (request?.Text("method") ?? pair.Text("command"))?.ToUpperInvariant()
        ?? throw new EntryException("expected the request's method in http.req.method or command, found neither");

    private static int StatusOf(JsonElement pair, JsonElement? response)
    {
        if (response?.Number("statusCode") is { } status)
            return (int)status;
        return int.TryParse(pair.Text("status"), NumberStyles.None, CultureInfo.InvariantCulture, out var text) ? text : 0;
    }

    private static string WithoutUnknownPort(string authority) =>
        authority.EndsWith(":0", StringComparison.Ordinal) ? authority[..^2] : authority;
}
