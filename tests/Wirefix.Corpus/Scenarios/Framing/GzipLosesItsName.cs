using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>A cache keeps the bytes of an answer and its media type; that they were compressed is remembered only by the first answer.</summary>
public sealed class GzipLosesItsName : Scenario
{
    public override Expected Expected => Expected.Of("framing", "/tariffs");

    public override Play Faulty => stage => RunAsync(stage, _ => null);

    public override Play Healthy => stage => RunAsync(stage, encoding => encoding);

    private static async Task RunAsync(Stage stage, Func<string?, string?> keep)
    {
        var kept = new ConcurrentDictionary<string, Entry>();
        var rates = stage.Http(await stage.UpstreamAsync("edge", "tariffs.internal", app => app.MapGet("/tariffs/{country}", async (string country, HttpContext context) =>
        {
            context.Response.ContentType = "application/json";
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await JsonSerializer.SerializeAsync(gzip, Enumerable.Range(0, 12).Select(n => new { code = $"{country}-{8_400 + n * 7}", duty_percent = (country.StableNumber() + n) % 90 / 10m }));
        })));
        var edge = await stage.ServiceAsync("edge", app => app.MapGet("/tariffs/{country}", async (string country, HttpContext context) =>
        {
            if (country.Length != 2)
                return Results.NotFound();
            if (kept.TryGetValue(country, out var hit))
                return Write(context, hit, "HIT");
            using var answer = await rates.GetAsync($"/tariffs/{country}");
            var encoding = answer.Content.Headers.ContentEncoding.FirstOrDefault();
            var entry = new Entry(await answer.Content.ReadAsByteArrayAsync(), encoding);
            kept[country] = entry with { Encoding = keep(encoding) };
            return Write(context, entry, "MISS");
        }));
        await stage.CrowdAsync(edge, clients: 3, rounds: 22, async (client, _) =>
            await client.GetAsync($"/tariffs/{(char)client.Random.Next('A', 'G')}{client.Random.Pick("A", "E", "I", "N", "R", "NX")}", ("Accept-Encoding", "gzip, br")));
    }

    private static IResult Write(HttpContext context, Entry entry, string cache)
    {
        context.Response.Headers["X-Cache"] = cache;
        if (entry.Encoding is not null)
            context.Response.Headers.ContentEncoding = entry.Encoding;
        return Results.Bytes(entry.Body, "application/json");
    }

    private sealed record Entry(byte[] Body, string? Encoding);
}
