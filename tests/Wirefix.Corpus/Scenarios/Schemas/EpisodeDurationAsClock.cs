using System.Collections.Concurrent;
using System.Xml;

namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>A podcast host writes how long an episode is as an ISO duration, and after a deploy as one reads it on a clock.</summary>
public sealed class EpisodeDurationAsClock : Scenario
{
    private const int FirstOfNewVersion = 55;

    public override Expected Expected => Expected.OneOf(["formatDrift", "kindDrift"], "duration");

    public override Play Faulty => stage => RunAsync(stage, (length, call) => call < FirstOfNewVersion ? XmlConvert.ToString(length) : $"{length:mm\\:ss}");

    public override Play Healthy => stage => RunAsync(stage, (length, _) => XmlConvert.ToString(length));

    private static async Task RunAsync(Stage stage, Func<TimeSpan, int, string> write)
    {
        var calls = 0;
        var published = new ConcurrentDictionary<string, string>();
        var podcasts = await stage.ServiceAsync("podcasts", app =>
        {
            app.MapPost("/shows/{show}/episodes", (string show, Episode episode) =>
            {
                if (episode.seconds > 3_500)
                    return Refusal.Field("seconds", "the plan allows 3500 seconds");
                var guid = $"{show}-{episode.title.StableNumber():x}-{episode.seconds}";
                published[guid] = episode.title;
                return Results.Created($"/episodes/{guid}", new { guid, state = "published" });
            });
            app.MapGet("/episodes/{guid}", (string guid) =>
            {
                if (!published.TryGetValue(guid, out var title))
                    return Results.NotFound();
                var length = TimeSpan.FromSeconds(int.Parse(guid.Split('-')[^1]));
                return Results.Json(new
                {
                    guid,
                    title,
                    enclosure = new { href = $"https://cdn.pods.example/{guid}.mp3", duration = write(length, Interlocked.Increment(ref calls)), bytes = (int)length.TotalSeconds * 16_000 },
                    explicit_content = false,
                });
            });
        });
        await stage.CrowdAsync(podcasts, clients: 3, rounds: 16, async (client, _) =>
        {
            var made = await client.PostAsync($"/shows/{client.Random.Pick("tidal", "offbeat", "nightbus")}/episodes", new
            {
                title = $"On the {client.Random.Good()}",
                seconds = client.Random.Next(620, 3_600),
                season = client.Random.Next(1, 5),
            });
            for (var readers = client.Random.Next(1, 4); readers > 0 && made.Succeeded; readers--)
                await client.GetAsync(made.Headers!.Location!.OriginalString);
        });
    }

    private sealed record Episode(string title, int seconds, int season);
}
