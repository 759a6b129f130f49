using System.IO.Compression;
using System.Text;

namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>A cache before the track store keeps bodies unpacked and headers as they were, so that what it has is called gzip and is not.</summary>
public sealed class CacheKeepsGzipHeader : Scenario
{
    public override Expected Expected => Expected.OneOf(["framing", "encoding", "contrast"], "/tracks");

    public override Play Faulty => stage => RunAsync(stage, body => body);

    public override Play Healthy => stage => RunAsync(stage, Packed);

    private static async Task RunAsync(Stage stage, Func<byte[], byte[]> fromCache)
    {
        var cached = new HashSet<string>();
        var tracks = stage.Http(stage.RawUpstream("fleet", "tracks.telematics.internal", async (request, connection) =>
        {
            var vehicle = request.Target.Split('/')[^1];
            var body = Encoding.UTF8.GetBytes($$"""{"vehicle":"{{vehicle}}","points":[{{string.Join(',', Points(vehicle))}}]}""");
            bool hit;
            lock (cached)
                hit = !cached.Add(vehicle);
            var sent = hit ? fromCache(body) : Packed(body);
            await connection.SendAsync(
                $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nX-Cache: {(hit ? "HIT" : "MISS")}\r\nContent-Length: {sent.Length}\r\n\r\n");
            await connection.SendAsync(sent);
        }));
        var fleet = await stage.ServiceAsync("fleet", app =>
        {
            app.MapGet("/vehicles/{vehicle}/distance", async (string vehicle) =>
            {
                if (!vehicle.StartsWith('V'))
                    return Results.NotFound();
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/tracks/{vehicle}") { Headers = { { "Accept-Encoding", "gzip" } } };
                using var answer = await tracks.SendAsync(request);
                await using var unpacked = new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
                var track = await System.Text.Json.JsonSerializer.DeserializeAsync<Track>(unpacked);
                return Results.Json(new { vehicle, metres = track!.points.Sum(point => point.m), samples = track.points.Length });
            });
            app.MapPost("/vehicles/{vehicle}/position", (string vehicle, Position position) => Math.Abs(position.lat) > 90
                ? Refusal.Field("lat", "is not on this planet")
                : Results.Accepted(value: new { vehicle, received = true }));
        });
        await stage.CrowdAsync(fleet, clients: 3, rounds: 20, async (client, _) =>
        {
            var vehicle = client.Random.Chance(0.04) ? "unknown" : $"V{client.Random.Next(100, 165)}";
            await client.PostAsync($"/vehicles/{vehicle}/position", new { lat = client.Random.Chance(0.04) ? 460.2 : 46.9, lon = client.Random.Next(60, 99) / 10.0, kmh = client.Random.Next(0, 121) });
            await client.GetAsync($"/vehicles/{vehicle}/distance");
        });
    }

    private static IEnumerable<string> Points(string vehicle) =>
        Enumerable.Range(0, 4 + vehicle.StableNumber() % 8).Select(n => $$"""{"t":{{n * 30}},"m":{{(vehicle.StableNumber() + n * 71) % 400}}}""");

    private static byte[] Packed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(body);
        return packed.ToArray();
    }

    private sealed record Point(int t, int m);

    private sealed record Track(string vehicle, Point[] points);

    private sealed record Position(double lat, double lon, int kmh);
}
