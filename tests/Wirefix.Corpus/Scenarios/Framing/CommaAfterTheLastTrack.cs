using System.Text;

namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>A list is written by hand with a comma after each track but the last of all; where that one is hidden, the comma before it stays.</summary>
public sealed class CommaAfterTheLastTrack : Scenario
{
    public override Expected Expected => Expected.Of("framing", "/tracks");

    public override Play Faulty => stage => RunAsync(stage, tracks => Write(tracks, tracks.Count));

    public override Play Healthy => stage => RunAsync(stage, tracks => Write([.. tracks.Where(track => !track.Hidden)], tracks.Count(track => !track.Hidden)));

    private static async Task RunAsync(Stage stage, Func<List<Track>, string> write)
    {
        var music = await stage.ServiceAsync("music", app =>
        {
            app.MapGet("/albums/{id}/tracks", (int id) => id % 19 == 0
                ? Results.NotFound()
                : Results.Text(write([.. Enumerable.Range(1, id % 5 + 2).Select(n => new Track(n, $"Track {id + n}", 120 + id * n % 200, (id + n) % 4 == 0))]), "application/json"));
            app.MapPost("/plays", (Played played) => played.seconds < 30 ? Refusal.Field("seconds", "too short to count") : Results.Accepted());
        });
        await stage.CrowdAsync(music, clients: 3, rounds: 18, async (client, _) =>
        {
            var album = client.Random.Next(100, 900);
            await client.GetAsync($"/albums/{album}/tracks");
            await client.PostAsync("/plays", new { album, track = client.Random.Next(1, 7), seconds = client.Random.Next(20, 240) });
        });
    }

    private static string Write(List<Track> tracks, int count)
    {
        var text = new StringBuilder("{\"tracks\":[");
        for (var n = 0; n < count; n++)
        {
            if (tracks[n].Hidden)
                continue;
            text.Append($$"""{"no":{{tracks[n].No}},"title":"{{tracks[n].Title}}","seconds":{{tracks[n].Seconds}}}""");
            if (n < count - 1)
                text.Append(',');
        }

        return text.Append("]}").ToString();
    }

    private sealed record Track(int No, string Title, int Seconds, bool Hidden);

    private sealed record Played(int album, int track, int seconds);
}
