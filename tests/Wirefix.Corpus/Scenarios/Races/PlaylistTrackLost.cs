using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>Two friends add a track to one playlist at once, and the whole list is written back twice.</summary>
public sealed class PlaylistTrackLost : Scenario
{
    public override Expected Expected => Expected.Of("lostUpdate", "/playlists/");

    public override Play Faulty => stage => RunAsync(stage, Turns.None);

    public override Play Healthy => stage => RunAsync(stage, Turns.Each());

    private static async Task RunAsync(Stage stage, Turn turn)
    {
        var meetings = new Meetings();
        var playlists = new ConcurrentDictionary<string, Playlist>();
        var store = stage.Http(await stage.UpstreamAsync("music", "documents.internal", app =>
        {
            app.MapGet("/db/playlists/{id}", async (string id) =>
            {
                var playlist = playlists.GetOrAdd(id, new Playlist(id, ["intro"]));
                await meetings.ArriveAsync(id);
                return Results.Json(playlist);
            });
            app.MapPut("/db/playlists/{id}", (string id, Playlist playlist) =>
            {
                playlists[id] = playlist;
                return Results.NoContent();
            });
        }));
        var music = await stage.ServiceAsync("music", app =>
        {
            app.MapPost("/playlists/{id}/tracks", (string id, Track track) => turn(id, async () =>
            {
                var playlist = await store.GetFromJsonAsync<Playlist>($"/db/playlists/{id}");
                if (playlist!.tracks.Contains(track.track))
                    return Refusal.Conflict("The track is there already.");
                (await store.PutAsJsonAsync($"/db/playlists/{id}", playlist with { tracks = [.. playlist.tracks, track.track] })).Dispose();
                return Results.Json(new { id, count = playlist.tracks.Length + 1 }, statusCode: 201);
            }));
            app.MapGet("/playlists/{id}", async (string id) => Results.Json(await store.GetFromJsonAsync<Playlist>($"/db/playlists/{id}")));
        });
        var clients = new[] { stage.Client(music, 0), stage.Client(music, 1) };
        for (var round = 0; round < 18; round++)
        {
            var id = $"{clients[0].Random.Uuid()}";
            await AddAsync(clients[0], id, "a");
            await AddAsync(clients[1], id, "b");
            if (round % 4 == 1)
                await meetings.HoldAsync(id, () => Task.WhenAll(AddAsync(clients[0], id, "c"), AddAsync(clients[1], id, "d")));
            await clients[0].GetAsync($"/playlists/{id}");
        }
    }

    private static Task AddAsync(Client client, string id, string mark) =>
        client.PostAsync($"/playlists/{id}/tracks", new { track = $"track-{mark}{client.Random.Next(100_000)}", by = client.Random.Person() });

    private sealed record Playlist(string id, string[] tracks);

    private sealed record Track(string track, string by);
}
