using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// An intake of telemetry takes lines of JSON, packed or not, tells how many of them it took, is too small for some batches and too busy for others;
/// who is told to wait does.
/// </summary>
public sealed class SpanIntake : HealthyService
{
    private const int MostBytes = 12_000;

    private const int Quota = 14;

    public override Play Play => async stage =>
    {
        var used = new ConcurrentDictionary<string, (int Calls, DateTime Until)>();
        var intake = await stage.ServiceAsync("spans", app => app.MapPost("/v1/{project}/spans", async (string project, HttpContext context) =>
        {
            var window = used.GetOrAdd(project, _ => (0, DateTime.UtcNow.AddSeconds(1)));
            window = DateTime.UtcNow > window.Until ? (1, DateTime.UtcNow.AddSeconds(1)) : (window.Calls + 1, window.Until);
            used[project] = window;
            if (window.Calls > Quota)
            {
                context.Response.Headers.RetryAfter = "1";
                return Results.Json(new { error = "quota exceeded" }, statusCode: 429);
            }

            await using var body = context.Request.Headers.ContentEncoding == "gzip"
                ? new GZipStream(context.Request.Body, CompressionMode.Decompress)
                : context.Request.Body;
            using var reader = new StreamReader(body, Encoding.UTF8);
            var text = await reader.ReadToEndAsync();
            if (text.Length > MostBytes)
                return Results.Json(new { error = "batch too large", limit = MostBytes }, statusCode: 413);
            var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var rejected = lines.Index().Where(line => !line.Item.Contains("\"name\"", StringComparison.Ordinal)).Select(line => new
            {
                line = line.Index,
                reason = "name is missing",
            }).ToArray();
            return Results.Json(new { accepted = lines.Length - rejected.Length, rejected }, statusCode: rejected.Length > 0 ? 207 : 202);
        }));
        await stage.CrowdAsync(intake, clients: 4, rounds: 13, async (client, _) =>
        {
            var random = client.Random;
            var lines = Enumerable.Range(0, random.Chance(0.07) ? 160 : random.Next(1, 40)).Select(n => JsonSerializer.Serialize(random.Chance(0.02)
                ? new { span = random.GetHexString(16, lowercase: true), us = n * 31 } as object
                : new
                {
                    span = random.GetHexString(16, lowercase: true),
                    name = random.Pick("GET /", "db.query", "cache.get"),
                    us = n * 31,
                    ok = random.Chance(0.95),
                }));
            var path = $"/v1/{random.Pick("shop", "search")}/spans";
            using var content = Content(string.Join('\n', lines) + "\n", random.Chance(0.5));
            if ((await client.SendAsync(HttpMethod.Post, path, content)).Status != 429)
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(1_050));
            using var again = Content(string.Join('\n', lines.Take(5)) + "\n", false);
            await client.SendAsync(HttpMethod.Post, path, again);
        });
    };

    private static ByteArrayContent Content(string lines, bool compress)
    {
        var bytes = Encoding.UTF8.GetBytes(lines);
        if (!compress)
            return new ByteArrayContent(bytes) { Headers = { ContentType = new("application/x-ndjson") } };
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return new ByteArrayContent(packed.ToArray()) { Headers = { ContentType = new("application/x-ndjson"), ContentEncoding = { "gzip" } } };
    }
}
