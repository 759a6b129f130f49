using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Wirefix.Benchmarks.Captures;

/// <summary>One call of a generated capture, in both formats.</summary>
internal sealed record GeneratedCall
{
    public required long Number { get; init; }

    public required bool Inbound { get; init; }

    public required string Method { get; init; }

    public required string Url { get; init; }

    public required DateTime Start { get; init; }

    public required double Milliseconds { get; init; }

    public required int Status { get; init; }

    public required string RequestBody { get; init; }

    public required string ResponseBody { get; init; }

    public required string Trace { get; init; }

    private IEnumerable<(string Name, string Value)> RequestHeaders =>
    [
        ("Accept", "application/json"),
        ("Content-Type", "application/json"),
        ("Host", new Uri(Url).Authority),
        ("traceparent", $"00-{Trace}-{Trace[..16]}-01"),
        ("User-Agent", "shop/3.2 (linux; x64)"),
    ];

    private static IEnumerable<(string Name, string Value)> ResponseHeaders =>
    [
        ("Cache-Control", "no-store"),
        ("Content-Type", "application/json; charset=utf-8"),
        ("Server", "Kestrel"),
        ("Strict-Transport-Security", "max-age=31536000"),
    ];

    private string Stamp => Start.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>
    /// Writes the call as an RRPair with all that a recorder's export holds beside it: each body twice, tags, signatures, sockets.
    /// </summary>
    public void WritePair(Utf8JsonWriter json)
    {
        var url = new Uri(Url);
        Span<byte> uuid = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(uuid, Number * 7919);
        BinaryPrimitives.WriteInt64BigEndian(uuid[8..], Number);
        json.WriteStartObject();
        json.WriteString("msgType", "rrpair");
        json.WriteString("resource", "shop");
        json.WriteString("ts", Stamp);
        json.WriteString("l7protocol", "https");
        json.WriteNumber("duration", Milliseconds);
        WriteTexts(json, "tags",
        [
            ("captureMode", "proxy"),
            ("decoded", "true"),
            ("k8sAppLabel", "shop"),
            ("k8sAppPodName", "shop-d4497dc45-ll7hb"),
            ("proxyLocation", Inbound ? "in" : "out"),
            ("sequence", Number.ToString(CultureInfo.InvariantCulture)),
            ("source", "goproxy"),
        ]);
        json.WriteBase64String("uuid", uuid);
        json.WriteString("direction", Inbound ? "IN" : "OUT");
        json.WriteString("service", "shop");
        json.WriteString("network_address", $"{url.Host}:{url.Port}");
        json.WriteString("command", Method);
        json.WriteString("location", url.AbsolutePath);
        json.WriteString("status", Status.ToString(CultureInfo.InvariantCulture));
        json.WriteStartObject("http");
        json.WriteStartObject("req");
        json.WriteString("url", url.PathAndQuery);
        json.WriteString("uri", url.PathAndQuery);
        json.WriteString("version", "1.1");
        json.WriteString("method", Method);
        json.WriteString("host", url.Host);
        WriteHeaders(json, RequestHeaders);
        WriteBody(json, RequestBody);
        json.WriteEndObject();
        json.WriteStartObject("res");
        json.WriteString("contentType", "application/json");
        json.WriteNumber("statusCode", Status);
        WriteHeaders(json, ResponseHeaders);
        WriteBody(json, ResponseBody);
        json.WriteEndObject();
        json.WriteEndObject();
        WriteTexts(json, "signature", [("http:host", "c2hvcC5leGFtcGxlLmNvbQ=="), ("http:method", "R0VU"), ("http:url", "L2FwaS9vcmRlcnM=")]);
        json.WriteStartObject("netinfo");
        json.WriteString("id", Number.ToString(CultureInfo.InvariantCulture));
        json.WriteString("startTime", Stamp);
        WriteTexts(json, "downstream", [("established", Stamp), ("ipAddress", "10.244.0.20")]);
        WriteTexts(json, "upstream", [("established", Stamp), ("ipAddress", "10.244.0.23"), ("hostname", url.Host)]);
        json.WriteEndObject();
        WriteTexts(json, "mutableSignature", [("http:host", url.Host), ("http:method", Method), ("http:url", url.AbsolutePath)]);
        json.WriteEndObject();
    }

    /// <summary>Writes the call as a HAR entry.</summary>
    public void WriteHar(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("startedDateTime", Stamp);
        json.WriteNumber("time", Milliseconds);
        json.WriteString("_direction", Inbound ? "inbound" : "outbound");
        json.WriteStartObject("request");
        json.WriteString("method", Method);
        json.WriteString("url", Url);
        json.WriteString("httpVersion", "HTTP/1.1");
        WriteList(json, RequestHeaders);
        if (RequestBody.Length > 0)
        {
            json.WriteStartObject("postData");
            json.WriteString("mimeType", "application/json");
            json.WriteString("text", RequestBody);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("response");
        json.WriteNumber("status", Status);
        json.WriteString("statusText", "");
        json.WriteString("httpVersion", "HTTP/1.1");
        WriteList(json, ResponseHeaders);
        json.WriteStartObject("content");
        json.WriteNumber("size", ResponseBody.Length);
        json.WriteString("mimeType", "application/json; charset=utf-8");
        json.WriteString("text", ResponseBody);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("timings");
        json.WriteNumber("send", 0);
        json.WriteNumber("wait", Milliseconds);
        json.WriteNumber("receive", 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter json, string body)
    {
        if (body.Length == 0)
            return;
        json.WriteBase64String("bodyBase64", Encoding.UTF8.GetBytes(body));
        json.WriteString("body", body);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, ReadOnlySpan<(string Name, string Value)> texts)
    {
        json.WriteStartObject(name);
        foreach (var (text, value) in texts)
            json.WriteString(text, value);
        json.WriteEndObject();
    }

    private static void WriteHeaders(Utf8JsonWriter json, IEnumerable<(string Name, string Value)> headers)
    {
        json.WriteStartObject("headers");
        foreach (var (name, value) in headers)
        {
            json.WriteStartArray(name);
            json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, IEnumerable<(string Name, string Value)> headers)
    {
        json.WriteStartArray("headers");
        foreach (var (name, value) in headers)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
