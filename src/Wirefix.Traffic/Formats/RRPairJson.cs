using System.Collections.Immutable;
using System.Globalization;
using System.Text;
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
        return new RecordedPair
        {
            Id = IdOf(pair),
            Direction = DirectionOf(pair.Text("direction")),
            Stamp = Stamp.Parse(pair.Text("ts")),
            Duration = pair.Number("duration") is { } duration ? Stamp.Milliseconds(duration) : null,
            Request = new Request(MethodOf(pair, request), UrlOf(pair, request))
            {
                Headers = HeadersOf(request),
                Body = BodyOf(request),
            },
            Response = new Response(StatusOf(pair, response)) { Headers = HeadersOf(response), Body = BodyOf(response) },
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

    /// <summary>The pair's uuid in the form with dashes; the JSON form writes its 16 bytes as base64.</summary>
    public static string? IdOf(JsonElement pair)
    {
        var text = pair.Text("uuid");
        var bytes = new byte[16];
        if (text is not null && Convert.TryFromBase64String(text, bytes, out var length) && length == bytes.Length)
            return new Guid(bytes, bigEndian: true).ToString();
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>The headers of a request or response object.</summary>
    public static ImmutableArray<Header> HeadersOf(JsonElement? message)
    {
        if (message?.Object("headers") is not { } headers)
            return [];
        return
        [
            .. from header in headers.EnumerateObject()
               from value in ValuesOf(header.Value)
               select new Header(header.Name, value),
        ];
    }

    /// <summary>The body of a request or response object; the base64 form is the exact one.</summary>
    public static ReadOnlyMemory<byte> BodyOf(JsonElement? message)
    {
        if (message?.Text("bodyBase64") is not { } base64)
            return Encoding.UTF8.GetBytes(message?.Text("body") ?? "");
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            throw new EntryException("expected base64 in bodyBase64, found other characters");
        }
    }

    private static IEnumerable<string> ValuesOf(JsonElement values) => values.ValueKind switch
    {
        JsonValueKind.String => [values.GetString()!],
        JsonValueKind.Array =>
            from value in values.EnumerateArray()
            where value.ValueKind == JsonValueKind.String
            select value.GetString()!,
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

    private static Uri UrlOf(JsonElement pair, JsonElement? request)
    {
        var target = request?.Text("uri") ?? request?.Text("url") ?? pair.Text("location") ?? "/";
        if (RequestTarget.Absolute(target) is { } absolute)
            return absolute;
        var secure = pair.Text("l7protocol") == "https";
        var authority = AuthorityOf(request?.Text("host"), pair.Text("network_address"))
            ?? throw new EntryException("expected the host in http.req.host or network_address, found neither");
        return RequestTarget.Combine(secure ? "https" : "http", authority, target);
    }

    // The port stands in the network address only; port 0 means that the recorder did not know it.
    private static string? AuthorityOf(string? host, string? address)
    {
        if (string.IsNullOrEmpty(host))
            return string.IsNullOrEmpty(address) ? null : WithoutUnknownPort(address);
        var colon = address?.LastIndexOf(':') ?? -1;
        return host.Contains(':') || colon < 0 ? WithoutUnknownPort(host) : WithoutUnknownPort(host + address![colon..]);
    }

    private static string WithoutUnknownPort(string authority) =>
        authority.EndsWith(":0", StringComparison.Ordinal) ? authority[..^2] : authority;
}
