using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wirefix.Benchmarks.Captures;

/// <summary>
/// Writes a capture as a busy service makes one: several endpoints, JSON bodies of 0.3 to 4 KB, true stamps, overlapping calls, one
/// call in fifty failing. The same size gives the same bytes in every run.
/// </summary>
public sealed class CaptureGenerator
{
    private const int Seed = 5;

    private static readonly (string Method, string Path, string Host, bool Inbound)[] Endpoints =
    [
        ("GET", "/api/orders/{0}", "shop.example.com", true),
        ("POST", "/api/orders", "shop.example.com", true),
        ("GET", "/api/customers/{0}/orders?page=2&size=50", "shop.example.com", true),
        ("GET", "/v1/items/{0}", "stock.internal:8080", false),
        ("POST", "/v1/reservations", "stock.internal:8080", false),
        ("POST", "/v2/payments/{0}/capture", "payments.example.net", false),
    ];

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Random _random = new(Seed);

    private long _number;

    private DateTime _clock = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);

    /// <summary>Writes at least as many bytes as asked for and says how many.</summary>
    public static long Write(Stream output, CaptureKind kind, long bytes)
    {
        var generator = new CaptureGenerator();
        using var counted = new BufferedStream(output, 1 << 20);
        var written = 0L;
        if (kind == CaptureKind.Har)
            written += Put(counted, "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"benchmark\",\"version\":\"1\"},\"entries\":[\n"u8);
        using var entry = new MemoryStream();
        while (written < bytes)
        {
            entry.SetLength(0);
            using (var json = new Utf8JsonWriter(entry, Relaxed))
                generator.WriteEntry(json, kind);
            if (kind == CaptureKind.Har && generator._number > 1)
                written += Put(counted, ",\n"u8);
            written += Put(counted, entry.GetBuffer().AsSpan(0, (int)entry.Length));
            if (kind == CaptureKind.JsonLines)
                written += Put(counted, "\n"u8);
        }

        if (kind == CaptureKind.Har)
            written += Put(counted, "\n]}}\n"u8);
        return written;
    }

    private static long Put(Stream output, ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        return bytes.Length;
    }

    private void WriteEntry(Utf8JsonWriter json, CaptureKind kind)
    {
        var number = _number++;
        var (method, path, host, inbound) = Endpoints[_random.Next(Endpoints.Length)];
        _clock = _clock.AddTicks(_random.Next(1, 160_000));
        var call = new GeneratedCall
        {
            Number = number,
            Inbound = inbound,
            Method = method,
            Url = $"https://{host}{string.Format(CultureInfo.InvariantCulture, path, _random.Next(10_000, 900_000))}",
            Start = _clock,
            Milliseconds = Math.Round(5 + (_random.NextDouble() * 200), 3),
            Status = _random.Next(50) == 0 ? (inbound ? 500 : 503) : 200,
            RequestBody = method == "POST" ? Body(_random.Next(2, 6)) : "",
            ResponseBody = Body(_random.Next(3, 34)),
            Trace = $"{_random.NextInt64():x16}{_random.NextInt64():x16}",
        };
        if (kind == CaptureKind.Har)
            call.WriteHar(json);
        else
            call.WritePair(json);
    }

    // An item has about 115 bytes.
    private string Body(int items)
    {
        var body = new StringBuilder("{\"items\":[");
        for (var item = 0; item < items; item++)
        {
            body.Append(item == 0 ? "" : ",").Append(CultureInfo.InvariantCulture,
                $$$"""{"sku":"SKU-{{{_random.Next(100_000)}}}","name":"Part number {{{_random.Next(1000)}}}","count":{{{_random.Next(1, 9)}}},"price":{"amount":{{{_random.Next(1, 99_999) / 100m}}},"currency":"EUR"}}""");
        }

        return body.Append("],\"total\":").Append(items).Append('}').ToString();
    }
}
