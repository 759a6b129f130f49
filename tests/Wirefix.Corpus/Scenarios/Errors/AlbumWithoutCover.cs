using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Errors;

/// <summary>The cover of an album is its first picture, and some albums were made before there was one.</summary>
public sealed class AlbumWithoutCover : Scenario
{
    public override Expected Expected => Expected.OneOf(["errorCluster", "contrast"], "/cover");

    public override Play Faulty => stage => RunAsync(stage, pictures => pictures.First());

    public override Play Healthy => stage => RunAsync(stage, pictures => pictures.FirstOrDefault("placeholder"));

    private static async Task RunAsync(Stage stage, Func<IEnumerable<string>, string> cover)
    {
        var albums = new ConcurrentDictionary<string, ConcurrentQueue<string>>();
        var gallery = await stage.ServiceAsync("gallery", app =>
        {
            app.MapPost("/albums", (Album album) =>
            {
                var id = $"{album.Title}{album.Owner}".StableNumber().ToString("x6", null);
                albums[id] = new();
                return Results.Created($"/albums/{id}", Of(id, album.Title));
            });
            app.MapPost("/albums/{id}/pictures", async (string id, HttpRequest request) =>
            {
                var form = await request.ReadFormAsync();
                if (form.Files.Count == 0)
                    return Refusal.Field("file", "is missing");
                albums[id].Enqueue(form.Files[0].FileName);
                return Results.Json(new { count = albums[id].Count }, statusCode: 201);
            });
            app.MapGet("/albums/{id}", (string id) => albums.ContainsKey(id) ? Results.Json(Of(id, null)) : Results.NotFound());
            app.MapGet("/albums/{id}/cover", (string id) => Results.Bytes(new byte[300 + cover(albums[id]).StableNumber() % 400], "image/jpeg"));
        });
        await stage.CrowdAsync(gallery, clients: 3, rounds: 16, async (client, _) =>
        {
            var random = client.Random;
            var made = await client.PostAsync("/albums", new { Title = $"{random.Pick("Rome", "Skye", "Garden", "Wedding")} {random.Next(9_999)}", Owner = random.Person() });
            var self = made["_links"]!["self"]!["href"]!.GetValue<string>();
            for (var picture = random.Pick(0, 1, 1, 2); picture > 0; picture--)
            {
                using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[random.Next(100, 600)]), "file", $"IMG_{random.Next(9_999)}.jpg" } };
                await client.SendAsync(HttpMethod.Post, $"{self}/pictures", form);
            }

            await client.GetAsync(random.Chance(0.1) ? "/albums/none" : self);
            await client.GetAsync($"{self}/cover");
        });
    }

    private static object Of(string id, string? title) => new
    {
        title,
        _links = new { self = new { href = $"/albums/{id}" }, cover = new { href = $"/albums/{id}/cover" } },
    };

    private sealed record Album(string Title, string Owner);
}
