using System.IO.Compression;
using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>
/// The intake of metrics reads a batch into one buffer from a pool, once; what does not fit is never read, and the batch counts as broken JSON.
/// Half of the agents compress what they send.
/// </summary>
public sealed class BatchCutAtTheBuffer : Scenario
{
    private const int BufferBytes = 4_096;

    public override Expected Expected => Expected.OneOf(["contrast", "framing"], "/v1/metrics");

    public override Play Faulty => stage => RunAsync(stage, async body =>
    {
        var buffer = new byte[BufferBytes];
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false);
        return buffer.AsMemory(0, read);
    });

    public override Play Healthy => stage => RunAsync(stage, async body =>
    {
        using var all = new MemoryStream();
        await body.CopyToAsync(all);
        return all.ToArray();
    });

    private static async Task RunAsync(Stage stage, Func<Stream, Task<Memory<byte>>> read)
    {
        var intake = await stage.ServiceAsync("intake", app =>
        {
            app.MapPost("/v1/metrics", async (HttpRequest request) =>
            {
                await using var body = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
                try
                {
                    var batch = JsonSerializer.Deserialize<Batch>((await read(body)).Span)!;
                    return batch.resource is null
                        ? Results.Json(new { error = "resource is missing" }, statusCode: 400)
                        : Results.Json(new { accepted = batch.points.Length }, statusCode: 202);
                }
                catch (JsonException)
                {
                    return Results.Json(new { error = "body is not valid JSON" }, statusCode: 400);
                }
            });
            app.MapGet("/v1/agents/{agent}/settings", (string agent) => Results.Json(new { agent, interval_s = 10, compress = agent.StableNumber() % 2 == 0 }));
        });
        await stage.CrowdAsync(intake, clients: 4, rounds: 16, async (client, round) =>
        {
            var random = client.Random;
            if (round % 6 == 0)
                await client.GetAsync($"/v1/agents/a{random.GetHexString(8, lowercase: true)}/settings");
            var points = Enumerable.Range(0, random.Pick(3, 8, 14, 20, 30, 70)).Select(n => new
            {
                name = random.Pick("cpu.user", "mem.rss", "disk.read_bytes", "net.tx_packets"),
                at = 1_781_000_000_000 + round * 10_000 + n,
                value = random.Next(0, 90_000) / 10.0,
                tags = new { core = n % 8, host_group = random.Pick("web", "db", "edge") },
            });
            var resource = random.Chance(0.05) ? null : new { host = $"host-{random.Next(10, 99)}", agent = "collector/1.9" };
            using var content = Content(JsonSerializer.SerializeToUtf8Bytes(new { resource, points }), client.Number % 2 == 0);
            await client.SendAsync(HttpMethod.Post, "/v1/metrics", content);
        });
    }

    private static ByteArrayContent Content(byte[] json, bool compress)
    {
        if (!compress)
            return new ByteArrayContent(json) { Headers = { ContentType = new("application/json") } };
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(json);
        return new ByteArrayContent(packed.ToArray()) { Headers = { ContentType = new("application/json"), ContentEncoding = { "gzip" } } };
    }

    private sealed record Source(string host, string agent);

    private sealed record Point(string name, long at, double value);

    private sealed record Batch(Source? resource, Point[] points);
}
