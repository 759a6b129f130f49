using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Buoys report as packed CSV, in which a sensor that failed leaves an empty cell; knots become metres a second, and readers know what they have.</summary>
public sealed class BuoyReports : HealthyService
{
    private const double MetresPerKnotSecond = 0.514444;

    public override Play Play => async stage =>
    {
        var satellite = stage.Http(await stage.UpstreamAsync("buoys", "feed.satellite.example", app => app.MapGet("/feed/{station}.csv", (string station, HttpContext context) =>
        {
            if (station.StableNumber() % 17 == 0)
                return Results.NotFound();
            context.Response.Headers.ContentEncoding = "gzip";
            return Results.Bytes(Packed(Report(station)), "text/csv; charset=utf-8");
        })));
        var buoys = await stage.ServiceAsync("buoys", app => app.MapGet("/stations/{station}/latest", async (string station, HttpContext context) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/feed/{station}.csv") { Headers = { { "Accept-Encoding", "gzip" } } };
            using var answer = await satellite.SendAsync(request);
            if (!answer.IsSuccessStatusCode)
                return Results.NotFound(new { station, error = "no such station" });
            using var reader = new StreamReader(new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress));
            var csv = await reader.ReadToEndAsync();
            var tag = $"\"{csv.StableNumber():x}\"";
            context.Response.Headers.ETag = tag;
            if (context.Request.Headers.IfNoneMatch == tag)
                return Results.StatusCode(304);
            var rows = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).ToArray();
            return Results.Json(new
            {
                station,
                readings = rows.Select(cells => new { at = cells[0], wind_ms = InMetres(cells[1]), wave_m = Number(cells[2]), water_c = Number(cells[3]) }),
                missing = rows.Count(cells => cells.Contains("")),
            });
        }));
        await stage.CrowdAsync(buoys, clients: 3, rounds: 20, async (client, _) =>
        {
            var path = $"/stations/{client.Random.Pick("north", "dogger", "viking", "fastnet")}-{client.Random.Next(1, 20)}/latest";
            var latest = await client.GetAsync(path);
            if (latest.Succeeded && client.Random.Chance(0.3))
                await client.GetAsync(path, ("If-None-Match", latest.Headers!.ETag!.Tag));
        });
    };

    private static string Report(string station)
    {
        var random = new Random(station.StableNumber());
        var csv = new StringBuilder("time,wind_kn,wave_m,water_c\n");
        for (var hour = random.Next(0, 6); hour < 7; hour++)
            csv.Append(CultureInfo.InvariantCulture, $"2026-03-04T{hour + 5:00}:00:00Z,{Cell(random, 4, 38)},{Cell(random, 0, 7)},{Cell(random, 3, 14)}\n");
        return csv.ToString();
    }

    private static string Cell(Random random, int least, int most) =>
        random.Chance(0.08) ? "" : (random.Next(least * 10, most * 10) / 10m).ToString("0.0", CultureInfo.InvariantCulture);

    private static double? Number(string cell) => cell.Length == 0 ? null : double.Parse(cell, CultureInfo.InvariantCulture);

    private static double? InMetres(string cell) => Number(cell) is { } knots ? Math.Round(knots * MetresPerKnotSecond, 2) : null;

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
