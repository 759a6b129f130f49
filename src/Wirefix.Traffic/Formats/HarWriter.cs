using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Writes a snapshot as HAR 1.2. What HAR has no field for stands in <c>_id</c>, <c>_direction</c>, <c>_timing</c>,
/// <c>_traceId</c> and <c>_service</c> of an entry, <c>_error</c> of a response that did not come, <c>_encoding</c> of a
/// request's binary body, and <c>_body</c> of a message whose body is not known, which other readers ignore. It cannot carry where an exchange was read from.
/// </summary>
public sealed class HarWriter : IExchangeWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        // The file is not embedded in HTML, and people read it.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Stream _output;

    private bool _hasEntries;

    /// <summary>Begins the document.</summary>
    /// <param name="output">Takes UTF-8; it is left open.</param>
    public HarWriter(Stream output)
    {
        _output = output;
        var version = typeof(HarWriter).Assembly.GetName().Version!.ToString(3);
        _output.Write(Encoding.UTF8.GetBytes($$"""{"log":{"version":"1.2","creator":{"name":"Wirefix","version":"{{version}}"},"entries":["""));
    }

    /// <summary>Writes a whole snapshot.</summary>
    public static void Write(Snapshot snapshot, Stream output)
    {
        var writer = new HarWriter(output);
        foreach (var exchange in snapshot.Exchanges)
            writer.Write(exchange);
        writer.End();
    }

    /// <summary>Writes an entry on a line of its own, so that a review shows what was added.</summary>
    public void Write(Exchange exchange)
    {
        _output.Write(_hasEntries ? ",\n"u8 : "\n"u8);
        _hasEntries = true;
        using var json = new Utf8JsonWriter(_output, Options);
        WriteEntry(json, exchange);
    }

    /// <summary>Ends the document.</summary>
    public void End() => _output.Write("\n]}}\n"u8);

    private static void WriteEntry(Utf8JsonWriter json, Exchange exchange)
    {
        var milliseconds = (decimal)exchange.Duration.Ticks / TimeSpan.TicksPerMillisecond;
        json.WriteStartObject();
        json.WriteString("_id", exchange.Id);
        json.WriteString("_direction", Camel(exchange.Direction));
        json.WriteString("_timing", Camel(exchange.Timing));
        if (exchange.TraceId is { } trace)
            json.WriteString("_traceId", trace);
        if (exchange.Service is { } service)
            json.WriteString("_service", service);
        if (exchange.Timing != Timing.None)
            json.WriteString("startedDateTime", Stamp.Text(exchange.Start));
        json.WriteNumber("time", milliseconds);
        WriteRequest(json, exchange.Request);
        WriteResponse(json, exchange.Response);
        json.WriteStartObject("cache");
        json.WriteEndObject();
        json.WriteStartObject("timings");
        json.WriteNumber("send", 0);
        json.WriteNumber("wait", milliseconds);
        json.WriteNumber("receive", 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRequest(Utf8JsonWriter json, Request request)
    {
        json.WriteStartObject("request");
        json.WriteString("method", request.Method);
        json.WriteString("url", request.Url.AbsoluteUri);
        WriteCommon(json, request);
        json.WriteStartArray("queryString");
        foreach (var parameter in request.Url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = parameter.IndexOf('=');
            var name = equals < 0 ? parameter : parameter[..equals];
            WriteNameValue(json, Uri.UnescapeDataString(name), equals < 0 ? "" : Uri.UnescapeDataString(parameter[(equals + 1)..]));
        }

        json.WriteEndArray();
        if (!request.Body.IsEmpty)
        {
            json.WriteStartObject("postData");
            json.WriteString("mimeType", request.ContentType ?? "");
            WriteBody(json, request.Body, "_encoding");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteResponse(Utf8JsonWriter json, Response response)
    {
        json.WriteStartObject("response");
        json.WriteNumber("status", response.Status);
        json.WriteString("statusText", "");
        WriteCommon(json, response);
        json.WriteStartObject("content");
        json.WriteNumber("size", response.Body.Length);
        json.WriteString("mimeType", response.ContentType ?? "");
        WriteBody(json, response.Body, "encoding");
        json.WriteEndObject();
        if (response.FailureReason is { } reason)
            json.WriteString("_error", reason);
        json.WriteString("redirectURL", response.HeaderValue("Location") ?? "");
        json.WriteEndObject();
    }

    private static void WriteCommon(Utf8JsonWriter json, Message message)
    {
        json.WriteString("httpVersion", "HTTP/1.1");
        json.WriteStartArray("cookies");
        json.WriteEndArray();
        json.WriteStartArray("headers");
        foreach (var header in message.Headers)
            WriteNameValue(json, header.Name, header.Value);
        json.WriteEndArray();
        json.WriteNumber("headersSize", -1);
        json.WriteNumber("bodySize", message.IsBodyUnknown ? -1 : message.Body.Length);
        BodyMark.Write(json, message);
    }

    private static void WriteBody(Utf8JsonWriter json, ReadOnlyMemory<byte> body, string encodingName)
    {
        if (BodyDecoder.IsUtf8(body.Span))
        {
            json.WriteString("text", body.Span);
            return;
        }

        json.WriteBase64String("text", body.Span);
        json.WriteString(encodingName, "base64");
    }

    private static void WriteNameValue(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("value", value);
        json.WriteEndObject();
    }

    private static string Camel<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
