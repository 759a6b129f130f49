using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wirefix.Benchmarks.Captures;

/// <summary>
/// Writes RRPair JSON lines that are bodies for the most part: answers of 5 kB, and in one call of four a request as long. So the sample holds as
/// many values as it may. The same number of pairs gives the same bytes in every run.
/// </summary>
internal sealed class LongBodies
{
    private const int Seed = 7;

    private const int BodyLength = 5000;

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Random _random = new(Seed);

    private DateTime _clock = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);

    /// <summary>Writes so many pairs.</summary>
    public static void Write(Stream output, int pairs)
    {
        var generator = new LongBodies();
        using var buffered = new BufferedStream(output, 1 << 20);
        for (var number = 0; number < pairs; number++)
        {
            using (var json = new Utf8JsonWriter(buffered, Relaxed))
                generator.WritePair(json, number);
            buffered.WriteByte((byte)'\n');
        }
    }

    private void WritePair(Utf8JsonWriter json, int number)
    {
        _clock = _clock.AddTicks(_random.Next(1, 160_000));
        var isPost = _random.Next(4) == 0;
        json.WriteStartObject();
        json.WriteString("msgType", "rrpair");
        json.WriteString("resource", "shop");
        json.WriteString("ts", _clock.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("l7protocol", "http");
        json.WriteNumber("duration", _random.Next(5, 200));
        json.WriteString("uuid", $"{number:x8}-0000-4000-8000-000000000000");
        json.WriteString("direction", _random.Next(2) == 0 ? "IN" : "OUT");
        json.WriteStartObject("http");
        json.WriteStartObject("req");
        json.WriteString("url", isPost ? "/api/orders" : $"/api/orders/{10_000 + number}");
        json.WriteString("method", isPost ? "POST" : "GET");
        json.WriteString("host", "shop.example.com");
        if (isPost)
            WriteBody(json);
        json.WriteEndObject();
        json.WriteStartObject("res");
        json.WriteNumber("statusCode", _random.Next(50) == 0 ? 500 : 200);
        WriteBody(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteBody(Utf8JsonWriter json)
    {
        var body = new StringBuilder("{\"items\":[");
        for (var item = 0; body.Length < BodyLength; item++)
        {
            body.Append(item == 0 ? "" : ",").Append(CultureInfo.InvariantCulture,
                $$$"""{"sku":"SKU-{{{_random.Next(100_000)}}}","name":"Part number {{{_random.Next(1000)}}}","count":{{{_random.Next(1, 9)}}},"price":{"amount":{{{_random.Next(1, 99_999) / 100m}}},"currency":"EUR"}}""");
        }

        json.WriteString("contentType", "application/json");
        json.WriteString("body", body.Append("]}").ToString());
    }
}
