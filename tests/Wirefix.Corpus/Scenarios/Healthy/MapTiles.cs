using System.IO.Compression;
using System.Text;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// Tiles of a map: compressed or not as it is asked for, none where there is sea, dearer where much is drawn, in bursts as a screen
/// needs twelve of them, and a list of places as CSV with all the characters that places have.
/// </summary>
public sealed class MapTiles : HealthyService
{
    public override Play Play => async stage =>
    {
        var raw = stage.Http(await stage.UpstreamAsync("tiles", "geodata.internal", app => app.MapGet("/cells/{z:int}/{x:int}/{y:int}", async (int z, int x, int y) =>
        {
            var size = Size(z, x, y);
            await Task.Delay(size / 150);
            return size == 0 ? Results.NoContent() : Results.Bytes(new byte[size], "application/vnd.mapbox-vector-tile");
        })));
        var tiles = await stage.ServiceAsync("tiles", app =>
        {
            app.MapGet("/{z:int}/{x:int}/{y:int}.mvt", async (int z, int x, int y, HttpContext context) =>
            {
                if (z > 14)
                    return Results.NotFound();
                using var answer = await raw.GetAsync($"/cells/{z}/{x}/{y}");
                var cell = await answer.Content.ReadAsByteArrayAsync();
                if (cell.Length == 0)
                    return Results.NoContent();
                context.Response.Headers.Vary = "Accept-Encoding";
                if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal))
                    return Results.Bytes(cell, "application/vnd.mapbox-vector-tile");
                context.Response.ContentType = "application/vnd.mapbox-vector-tile";
                context.Response.Headers.ContentEncoding = "gzip";
                await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
                await gzip.WriteAsync(cell);
                return Results.Empty;
            });
            app.MapGet("/places.csv", (string like) => Results.Text(
                string.Concat(Places.Where(place => place.Contains(like, StringComparison.OrdinalIgnoreCase)).Select(place => $"\"{place}\";{place.StableNumber() % 90_000}\r\n")),
                "text/csv",
                Encoding.UTF8));
        });
        await stage.CrowdAsync(tiles, clients: 2, rounds: 5, async (client, round) =>
        {
            var random = client.Random;
            var (z, x, y) = (random.Next(9, 16), random.Next(100, 400), random.Next(100, 400));
            var encoding = client.Number == 0 ? "gzip, deflate" : "identity";
            await client.GetAsync($"/places.csv?like={Uri.EscapeDataString(random.Pick("ü", "s", "&", "Sant'A"))}");
            await Task.WhenAll(Enumerable.Range(0, 9).Select(n => client.GetAsync($"/{z}/{x + n % 3}/{y + n / 3}.mvt", ("Accept-Encoding", encoding))));
        });
    };

    private static string[] Places => ["Zürich", "Sant'Antonino", "Saas-Fee", "La Chaux-de-Fonds", "Küssnacht (SZ)", "B&B Säntis", "Genève", "Lü"];

    private static int Size(int z, int x, int y) => (x * 31 + y * 17 + z) % 5 == 0 ? 0 : 200 + (x * 13 + y * 7) % 1_800;
}
