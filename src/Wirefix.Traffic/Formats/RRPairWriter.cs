using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Writes exchanges as RRPair JSON lines. What RRPair has no field for stands in the tags <c>wirefixTiming</c>,
/// <c>wirefixTraceId</c> and <c>wirefixError</c>, which other readers take for tags like any other, and in <c>_body</c> of a message whose
/// body is not known. It cannot carry the order of header fields with the same name among others, since it lists the values by name, nor
/// where an exchange was read from.
/// </summary>
public sealed class RRPairWriter(Stream output) : IExchangeWriter
{
    /// <summary>The tag that holds the name of the exchange's <see cref="Timing"/>.</summary>
    internal const string TimingTag = "wirefixTiming";

    /// <summary>The tag that holds the trace id.</summary>
    internal const string TraceIdTag = "wirefixTraceId";

    /// <summary>The tag that says why no answer came.</summary>
    internal const string ErrorTag = "wirefixError";

    private static readonly JsonWriterOptions Options = new()
    {
        // The file is not embedded in HTML, and people read it.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ArrayBufferWriter<byte> _line = new();

    private Utf8JsonWriter? _json;

    /// <summary>Writes a whole snapshot in UTF-8 and leaves the stream open.</summary>
    public static void Write(Snapshot snapshot, Stream output)
    {
        var writer = new RRPairWriter(output);
        foreach (var exchange in snapshot.Exchanges)
            writer.Write(exchange);
    }

    /// <summary>Writes an exchange as a line.</summary>
    public void Write(Exchange exchange)
    {
        _line.ResetWrittenCount();
        var json = _json ??= new Utf8JsonWriter(_line, Options);
        json.Reset();
        WritePair(json, exchange);
        json.Flush();
        _line.Write("\n"u8);
        output.Write(_line.WrittenSpan);
    }

    /// <summary>Does nothing: the last line is the end.</summary>
    public void End()
    {
    }

    private static void WritePair(Utf8JsonWriter json, Exchange exchange)
    {
        var url = exchange.Request.Url;
        json.WriteStartObject();
        json.WriteString("msgType", "rrpair");
        if (exchange.Timing != Timing.None)
            json.WriteString("ts", Stamp.Text(exchange.Start));
        json.WriteString("l7protocol", url.Scheme is "https" or "wss" ? "https" : "http");
        if (exchange.Timing == Timing.Span)
            json.WriteNumber("duration", (decimal)exchange.Duration.Ticks / TimeSpan.TicksPerMillisecond);
        WriteTags(json, exchange);
        json.WriteString("uuid", UuidOf(exchange.Id));
        json.WriteString("direction", exchange.Direction == Direction.Inbound ? "IN" : "OUT");
        if (exchange.Service is { } service)
            json.WriteString("service", service);
        json.WriteString("network_address", $"{url.Host}:{url.Port}");
        json.WriteString("command", exchange.Request.Method);
        json.WriteString("location", url.AbsolutePath);
        json.WriteString("status", exchange.Response.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.WriteStartObject("http");
        WriteRequest(json, exchange.Request);
        WriteResponse(json, exchange.Response);
        json.WriteEndObject();
        WriteNetwork(json, exchange);
        json.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter json, Exchange exchange)
    {
        json.WriteStartObject("tags");
        json.WriteString(TimingTag, JsonNamingPolicy.CamelCase.ConvertName(exchange.Timing.ToString()));
        if (exchange.TraceId is { } trace)
            json.WriteString(TraceIdTag, trace);
        if (exchange.Response.FailureReason is { } reason)
            json.WriteString(ErrorTag, reason);
        json.WriteEndObject();
    }

    // Recorders write a UUID as base64 of its 16 bytes; another identity stands as it is.
    private static string UuidOf(string id) =>
        Guid.TryParseExact(id, "D", out var guid) && guid.ToString() == id ? Convert.ToBase64String(guid.ToByteArray(bigEndian: true)) : id;

    private static void WriteRequest(Utf8JsonWriter json, Request request)
    {
        json.WriteStartObject("req");
        json.WriteString("url", request.Url.AbsolutePath);
        json.WriteString("uri", TargetOf(request.Url));
        json.WriteString("method", request.Method);
        json.WriteString("host", request.Url.Host);
        if (request.RecordedType is { } type)
            json.WriteString("contentType", type);
        WriteMessage(json, request);
        json.WriteEndObject();
    }

    // Recorders write the path with its query. Where host and address do not say the rest (another scheme, an IPv6 host, a path
    // that begins with two slashes) it has to be the whole URL.
    private static string TargetOf(Uri url)
    {
        var plain = url.Scheme is "http" or "https" && !url.Host.Contains(':') && !url.AbsolutePath.StartsWith("//", StringComparison.Ordinal);
        return plain && url.UserInfo.Length == 0 ? url.PathAndQuery : url.AbsoluteUri;
    }

    private static void WriteResponse(Utf8JsonWriter json, Response response)
    {
        json.WriteStartObject("res");
        if (response.ContentType is { } type)
            json.WriteString("contentType", type);
        json.WriteNumber("statusCode", response.Status);
        WriteMessage(json, response);
        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, Message message)
    {
        json.WriteStartObject("headers");
        foreach (var header in message.Headers.GroupBy(header => header.Name, StringComparer.Ordinal))
        {
            json.WriteStartArray(header.Key);
            foreach (var field in header)
                json.WriteStringValue(field.Value);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        if (!message.Body.IsEmpty)
            json.WriteBase64String("bodyBase64", message.Body.Span);
        BodyMark.Write(json, message);
    }

    private static void WriteNetwork(Utf8JsonWriter json, Exchange exchange)
    {
        if (exchange.Timing is not (Timing.Span or Timing.StartOnly))
            return;
        json.WriteStartObject("netinfo");
        json.WriteString("startTime", Stamp.Text(exchange.Start));
        json.WriteEndObject();
    }
}
