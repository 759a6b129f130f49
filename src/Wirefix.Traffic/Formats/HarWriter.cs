using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Writes a snapshot as HAR 1.2. What HAR has no field for stands in <c>_id</c>, <c>_direction</c>, <c>_timing</c> and
/// <c>_traceId</c> of an entry, and <c>_encoding</c> of a request's binary body, which other readers ignore.
/// </summary>
public static class HarWriter
{
    private const string StampFormat = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    private static readonly JsonWriterOptions Options = new()
    {
        // The file is not embedded in HTML, and people read it.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// Writes the snapshot in UTF-8, an entry a line so that a review shows what was added, and leaves the stream open.
    /// </summary>
    public static void Write(Snapshot snapshot, Stream output)
    {
        var version = typeof(HarWriter).Assembly.GetName().Version!.ToString(3);
        output.Write(Encoding.UTF8.GetBytes($$"""{"log":{"version":"1.2","creator":{"name":"Wirefix","version":"{{version}}"},"entries":["""));
        var separator = "\n"u8;
        foreach (var exchange in snapshot.Exchanges)
        {
            output.Write(separator);
            using (var json = new Utf8JsonWriter(output, Options))
                WriteEntry(json, exchange);
            separator = ",\n"u8;
        }

        output.Write("\n]}}\n"u8);
    }

    private static void WriteEntry(Utf8JsonWriter json, Exchange exchange)
    {
        var milliseconds = (decimal)exchange.Duration.Ticks / TimeSpan.TicksPerMillisecond;
        json.WriteStartObject();
        json.WriteString("_id", exchange.Id);
        json.WriteString("_direction", Camel(exchange.Direction));
        json.WriteString("_timing", Camel(exchange.Timing));
        if (exchange.TraceId is { } trace)
            json.WriteString("_traceId", trace);
        if (exchange.Timing != Timing.None)
            json.WriteString("startedDateTime", exchange.Start.UtcDateTime.ToString(StampFormat, CultureInfo.InvariantCulture));
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
            json.WriteString("mimeType", request.HeaderValue("Content-Type") ?? "");
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
        json.WriteString("mimeType", response.HeaderValue("Content-Type") ?? "");
        WriteBody(json, response.Body, "encoding");
        json.WriteEndObject();
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
        json.WriteNumber("bodySize", message.Body.Length);
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
