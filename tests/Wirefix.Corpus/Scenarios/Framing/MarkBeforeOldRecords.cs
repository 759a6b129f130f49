using System.Text;
using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>
/// Parish records of the older volumes were saved as files with a byte order mark, which the archive sends before the JSON, and which
/// no JSON begins with.
/// </summary>
public sealed class MarkBeforeOldRecords : Scenario
{
    public override Expected Expected => Expected.OneOf(["framing", "encoding"], "records");

    public override Play Faulty => stage => RunAsync(stage, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

    public override Play Healthy => stage => RunAsync(stage, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private static async Task RunAsync(Stage stage, Encoding ofOldVolumes)
    {
        var archive = stage.Http(await stage.UpstreamAsync("genealogy", "files.diocese.example", app => app.MapGet("/volumes/{volume:int}/records/{page:int}", (int volume, int page) =>
        {
            if (page > 380)
                return Results.NotFound();
            var record = JsonSerializer.Serialize(new
            {
                volume,
                page,
                kind = (page % 3) switch { 0 => "baptism", 1 => "marriage", _ => "burial" },
                year = 1650 + volume,
                names = new[] { "Vreni Ammann", "Jörg Zünd", "Anna Bühler" }.Take(1 + page % 3),
            });
            byte[] mark = volume < 60 ? ofOldVolumes.GetPreamble() : [];
            return Results.Bytes([.. mark, .. Encoding.UTF8.GetBytes(record)], "application/json; charset=utf-8");
        })));
        var genealogy = await stage.ServiceAsync("genealogy", app =>
        {
            app.MapGet("/parish/{volume:int}/records/{page:int}", async (int volume, int page) =>
            {
                using var answer = await archive.GetAsync($"/volumes/{volume}/records/{page}");
                if (!answer.IsSuccessStatusCode)
                    return Results.NotFound(new { volume, page, hint = "the volume has 380 pages" });
                var record = JsonSerializer.Deserialize<Record>(await answer.Content.ReadAsByteArrayAsync());
                return Results.Json(new { record!.kind, record.year, people = record.names, cite = $"Bd. {volume}, S. {page}" });
            });
            app.MapGet("/surnames/{name}", (string name) => Results.Json(new { name, variants = new[] { name, name + "er" }, since = 1640 + name.StableNumber() % 90 }));
        });
        await stage.CrowdAsync(genealogy, clients: 3, rounds: 20, async (client, round) =>
        {
            if (round % 4 == 2)
                await client.GetAsync($"/surnames/{client.Random.Pick("Ammann", "Keller", "Suter")}");
            await client.GetAsync($"/parish/{client.Random.Next(10, 240)}/records/{client.Random.Next(1, 400)}");
        });
    }

    private sealed record Record(int volume, int page, string kind, int year, string[] names);
}
