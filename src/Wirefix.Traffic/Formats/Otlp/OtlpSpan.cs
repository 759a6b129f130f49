using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Wirefix.Traffic.Formats.Otlp;

/// <summary>
/// Reads one span by OpenTelemetry's semantic conventions for HTTP 1.44, and by the names that were theirs before 1.23
/// (<c>http.method</c>, <c>http.status_code</c>, <c>http.url</c>, <c>http.target</c>, <c>net.peer.name</c> …).
/// </summary>
internal static class OtlpSpan
{
    // The convention's word for a method that it does not know.
    private const string OtherMethod = "_OTHER";

    // Where a span names no host: the recorded service is then the one that answered.
    private const string UnknownHost = "localhost";

    /// <summary>
    /// The exchange of a server or client span that speaks HTTP, null for another; throws <see cref="EntryException"/> where its URL
    /// is none.
    /// </summary>
    public static RecordedPair? Read(JsonElement span, OtlpResource resource, string source)
    {
        var attributes = OtlpAttributes.Read(span);
        var method = MethodOf(attributes);
        if (DirectionOf(span) is not { } direction || method is null)
            return null;

        var start = NanosecondsOf(span, "startTimeUnixNano");
        var duration = Stamp.Between(start, NanosecondsOf(span, "endTimeUnixNano"));
        var status = attributes.Number("http.response.status_code", "http.status_code") is >= 100 and <= 999 and var code ? code : 0;
        return new RecordedPair
        {
            Id = IdOf(span, "spanId", 16),
            TraceId = IdOf(span, "traceId", 32),
            Direction = direction,
            Stamp = start,
            Duration = duration,
            Timing = duration is null ? Timing.StartOnly : Timing.Span,
            Service = resource.Service,
            Request = new Request(method.ToUpperInvariant(), UrlOf(attributes, direction))
            {
                Headers = RequestHeadersOf(attributes),
                Body = Bytes(attributes.Text("http.request.body.content")),
            },
            Response = new Response(status)
            {
                Headers = attributes.Headers("http.response.header."),
                Body = Bytes(attributes.Text("http.response.body.content")),
                FailureReason = status == 0 ? attributes.Text("error.type") ?? span.Object("status")?.Text("message") : null,
            },
            Source = source,
        };
    }

    private static Direction? DirectionOf(JsonElement span) => (span.Number("kind"), span.Text("kind")) switch
    {
        (2, _) or (_, "SPAN_KIND_SERVER") => Direction.Inbound,
        (3, _) or (_, "SPAN_KIND_CLIENT") => Direction.Outbound,
        _ => null,
    };

    private static string? MethodOf(OtlpAttributes attributes)
    {
        var method = attributes.Text("http.request.method", "http.method");
        return method == OtherMethod ? attributes.Text("http.request.method_original") ?? method : method;
    }

    private static DateTimeOffset? NanosecondsOf(JsonElement span, string name)
    {
        if (!span.TryGetProperty(name, out var value) || value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            return null;
        return long.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var nanoseconds)
            ? Stamp.UnixNanoseconds(nanoseconds)
            : null;
    }

    // Hex by OTLP/JSON; base64 where a general converter of protocol buffers wrote the file.
    private static string? IdOf(JsonElement span, string name, int digits)
    {
        var text = span.Text(name);
        var bytes = new byte[digits / 2];
        if (text?.Length != digits && text is not null && Convert.TryFromBase64String(text, bytes, out var length) && length == bytes.Length)
            text = Convert.ToHexString(bytes);
        return text?.Length == digits && text.All(char.IsAsciiHexDigit) && text.Any(digit => digit != '0') ? text.ToLowerInvariant() : null;
    }

    private static ImmutableArray<Header> RequestHeadersOf(OtlpAttributes attributes)
    {
        var headers = attributes.Headers("http.request.header.");
        if (attributes.Text("user_agent.original", "http.user_agent") is not { } agent)
            return headers;
        return headers.Any(header => header.Name.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            ? headers
            : headers.Add(new Header("user-agent", agent));
    }

    private static Uri UrlOf(OtlpAttributes attributes, Direction direction)
    {
        if (attributes.Text("url.full", "http.url") is { } full && RequestTarget.Absolute(full) is { } url)
            return url;
        var target = attributes.Text("url.path") ?? attributes.Text("http.target", "http.route") ?? "/";
        if (attributes.Text("url.query")?.TrimStart('?') is { Length: > 0 } query && !target.Contains('?'))
            target += $"?{query}";
        return RequestTarget.Combine(attributes.Text("url.scheme", "http.scheme") ?? "http", AuthorityOf(attributes, direction), target);
    }

    // A server's own name is net.host.name in the older conventions, and net.peer.name is who called; a client's peer is the server.
    private static string AuthorityOf(OtlpAttributes attributes, Direction direction)
    {
        var (name, port) = direction == Direction.Inbound ? ("net.host.name", "net.host.port") : ("net.peer.name", "net.peer.port");
        var host = attributes.Text("server.address", "http.host", name) ?? UnknownHost;
        if (host.Contains(':') && !host.StartsWith('[') && host.IndexOf(':') != host.LastIndexOf(':'))
            host = $"[{host}]";
        var hasPort = host.LastIndexOf(':') > host.LastIndexOf(']');
        return attributes.Number("server.port", port) is { } number && !hasPort ? $"{host}:{number}" : host;
    }

    private static ReadOnlyMemory<byte> Bytes(string? text) => text is null ? default : Encoding.UTF8.GetBytes(text);
}
