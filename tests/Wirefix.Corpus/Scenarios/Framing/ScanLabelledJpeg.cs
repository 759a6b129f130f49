namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>A museum's scans are served as JPEG since the first camera made nothing else; those of the new one are PNG.</summary>
public sealed class ScanLabelledJpeg : Scenario
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];

    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46, 0, 1];

    public override Expected Expected => Expected.OneOf(["framing", "encoding"], "/scans/");

    public override Play Faulty => stage => RunAsync(stage, _ => "image/jpeg");

    public override Play Healthy => stage => RunAsync(stage, isPng => isPng ? "image/png" : "image/jpeg");

    private static async Task RunAsync(Stage stage, Func<bool, string> typeOf)
    {
        var museum = await stage.ServiceAsync("museum", app =>
        {
            app.MapGet("/scans/{id:int}/{size}", (int id, string size, HttpContext context) =>
            {
                if (id % 27 == 0)
                    return Results.NotFound();
                var isPng = id % 4 == 1;
                var pixels = new byte[size == "thumb" ? 300 : 2_400];
                new Random(id).NextBytes(pixels);
                context.Response.Headers.CacheControl = "public, max-age=86400";
                return Results.Bytes([.. isPng ? Png : Jpeg, .. pixels], typeOf(isPng));
            });
            app.MapGet("/objects/{id:int}", (int id) => Results.Json(new
            {
                id,
                title = new Random(id).Good(),
                scans = new[] { id, id + 1 },
                year = 1700 + id % 300,
            }));
        });
        await stage.CrowdAsync(museum, clients: 3, rounds: 20, async (client, round) =>
        {
            var id = client.Random.Next(1_000, 9_999);
            if (round % 3 == 0)
                await client.GetAsync($"/objects/{id}");
            await client.GetAsync($"/scans/{id}/{client.Random.Pick("thumb", "thumb", "full")}", ("Accept", "image/*"));
        });
    }
}
