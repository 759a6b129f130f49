using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>The cursor of an archive is base64 and goes on into the query as it is, where its plus signs are blanks.</summary>
public sealed class CursorWithPlus : Scenario
{
    public override Expected Expected => Expected.OneOf(["encoding", "contrast", "alteredValue"], "cursor");

    public override Play Faulty => stage => RunAsync(stage, cursor => cursor);

    public override Play Healthy => stage => RunAsync(stage, Uri.EscapeDataString);

    private static async Task RunAsync(Stage stage, Func<string, string> write)
    {
        var random = new Random(stage.Seed);
        var issued = new ConcurrentDictionary<string, int>();
        var archive = stage.Http(await stage.UpstreamAsync("audioguide", "archive.museum.internal", app => app.MapGet("/v1/recordings", (string? cursor, int limit) =>
        {
            var start = 0;
            if (cursor is not null && !issued.TryGetValue(cursor, out start))
                return Results.Json(new { error = "invalid_cursor", message = "The cursor is malformed or has expired." }, statusCode: 400);
            var next = Cursor();
            issued[next] = start + limit;
            return Results.Json(new
            {
                data = Enumerable.Range(start, limit).Select(n => new { recording_id = 7_000 + n, title = $"Room {n / 3} stop {n % 3 + 1}", seconds = 40 + n * 17 % 90 }),
                page = new { next, limit },
            });
        })));
        var guide = await stage.ServiceAsync("audioguide", app => app.MapGet("/recordings", async (string? cursor) =>
        {
            using var answer = await archive.GetAsync($"/v1/recordings?limit=4{(cursor is null ? "" : $"&cursor={write(cursor)}")}");
            return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: (int)answer.StatusCode);
        }));
        await stage.CrowdAsync(guide, clients: 3, rounds: 8, async (client, round) =>
        {
            var page = await client.GetAsync("/recordings");
            for (var pages = client.Random.Next(1, 6); pages > 0 && page.Succeeded; pages--)
                page = await client.GetAsync($"/recordings?cursor={Uri.EscapeDataString((string)page["page"]!["next"]!)}");
            if (round == 4)
                await client.GetAsync($"/recordings?cursor={Uri.EscapeDataString("AAAAexpired00000")}");
        });

        string Cursor()
        {
            var bytes = new byte[12];
            lock (random)
                random.NextBytes(bytes);
            return Convert.ToBase64String(bytes);
        }
    }
}
