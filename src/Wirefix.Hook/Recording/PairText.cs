using System.Buffers;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wirefix.Hook.Recording;

/// <summary>
/// An exchange as a line of RRPair JSON, the format that Wirefix reads captures in. The tags are those of Wirefix's own writer:
/// that the stamps are true, the trace, and why no answer came.
/// </summary>
internal static class PairText
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // Every line is written by the code below.
        SkipValidation = true,
    };

    private static readonly string Service = Assembly.GetEntryAssembly()?.GetName().Name ?? "service";

    // A buffer that one large body needed would stay with its thread for ever.
    private const int LargestKept = 1 << 20;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    /// <summary>The line with its line feed. The bytes are good until the same thread asks for the next one.</summary>
    public static ReadOnlyMemory<byte> Of(ExchangeTape tape, TimeSpan duration, in SeenRequest request, in SeenResponse response)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(4096);
        buffer.Clear();
        var json = _json ??= new Utf8JsonWriter(buffer, Options);
        json.Reset();
        Write(json, tape, duration, request, response);
        json.Flush();
        buffer.Write("\n"u8);
        if (buffer.Capacity > LargestKept)
            (_buffer, _json) = (null, null);
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, ExchangeTape tape, TimeSpan duration, in SeenRequest request, in SeenResponse response)
    {
        json.WriteStartObject();
        json.WriteString("msgType"u8, "rrpair"u8);
        json.WriteString("ts"u8, tape.Start.ToString("O", CultureInfo.InvariantCulture));
        json.WriteNumber("duration"u8, (decimal)duration.Ticks / TimeSpan.TicksPerMillisecond);
        WriteTags(json, tape.TraceId, response.FailureReason);
        json.WriteBase64String("uuid"u8, Guid.NewGuid().ToByteArray());
        json.WriteString("direction"u8, tape.Direction);
        json.WriteString("service"u8, Service);
        json.WriteStartObject("http"u8);
        json.WriteStartObject("req"u8);
        json.WriteString("method"u8, request.Method);
        json.WriteString("uri"u8, request.Url);
        WriteMessage(json, request.Headers, tape.RequestBody);
        json.WriteEndObject();
        json.WriteStartObject("res"u8);
        json.WriteNumber("statusCode"u8, response.Status);
        WriteMessage(json, response.Headers, tape.ResponseBody);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter json, string? traceId, string? failureReason)
    {
        json.WriteStartObject("tags"u8);
        json.WriteString("wirefixTiming"u8, "span"u8);
        if (traceId is not null)
            json.WriteString("wirefixTraceId"u8, traceId);
        if (failureReason is not null)
            json.WriteString("wirefixError"u8, failureReason);
        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, IReadOnlyList<SeenHeader> headers, BodyTape body)
    {
        json.WriteStartObject("headers"u8);
        foreach (var header in headers)
        {
            json.WriteStartArray(header.Name);
            foreach (var value in header.Values)
                json.WriteStringValue(value ?? "");
            json.WriteEndArray();
        }

        json.WriteEndObject();
        if (!body.Bytes.IsEmpty)
            json.WriteBase64String("bodyBase64"u8, body.Bytes);
    }
}
