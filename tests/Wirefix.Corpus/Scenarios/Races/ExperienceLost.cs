using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>Experience is read, added to and patched back; two matches that end together leave a player with that of one.</summary>
public sealed class ExperienceLost : Scenario
{
    public override Expected Expected => Expected.Of("lostUpdate", "/players/");

    public override Play Faulty => stage => RunAsync(stage, Turns.None);

    public override Play Healthy => stage => RunAsync(stage, Turns.Each());

    private static async Task RunAsync(Stage stage, Turn turn)
    {
        var meetings = new Meetings();
        var experience = new ConcurrentDictionary<string, int>();
        var profiles = stage.Http(await stage.UpstreamAsync("matches", "profiles.games.internal", app =>
        {
            app.MapGet("/players/{tag}/profile", async (string tag) =>
            {
                var xp = experience.GetOrAdd(tag, 1_000);
                await meetings.ArriveAsync(tag);
                return Results.Json(Of(tag, xp));
            });
            app.MapPatch("/players/{tag}/profile", (string tag, Change change) => Results.Json(Of(tag, experience[tag] = change.Stats.Xp)));
        }));
        var matches = await stage.ServiceAsync("matches", app =>
        {
            app.MapPost("/matches/{id}/result", (string id, Result result) => turn(result.Player, async () =>
            {
                if (result.Kills > 35)
                    return Refusal.Field("Kills", "nobody is that good");
                var profile = await profiles.GetFromJsonAsync<Profile>($"/players/{result.Player}/profile");
                using var answer = await profiles.PatchAsJsonAsync($"/players/{result.Player}/profile", new Change(new NewStats(profile!.Stats.Xp + 10 + result.Kills)));
                return Results.Json(new { Match = id, Gained = 10 + result.Kills });
            }));
            app.MapGet("/rank/{tag}", async (string tag) => Results.Json((await profiles.GetFromJsonAsync<Profile>($"/players/{tag}/profile"))!.Stats));
        });
        var clients = new[] { stage.Client(matches, 0), stage.Client(matches, 1) };
        for (var round = 0; round < 22; round++)
        {
            var tag = $"{clients[0].Random.Pick("wolf", "lynx", "crow")}{clients[0].Random.Next(100, 999)}";
            await EndAsync(clients[0], tag);
            if (round % 5 == 3)
                await meetings.HoldAsync(tag, () => Task.WhenAll(clients.Select(client => EndAsync(client, tag))));
            await clients[1].GetAsync($"/rank/{tag}");
        }
    }

    private static Task EndAsync(Client client, string tag) =>
        client.PostAsync($"/matches/{client.Random.GetHexString(10, lowercase: true)}/result", new { Player = tag, Kills = client.Random.Next(1, 38), Won = client.Random.Chance(0.5) });

    private static Profile Of(string tag, int xp) => new(tag, new Stats(xp, xp / 500));

    private sealed record Stats(int Xp, int Level);

    private sealed record Profile(string Tag, Stats Stats);

    private sealed record NewStats(int Xp);

    private sealed record Change(NewStats Stats);

    private sealed record Result(string Player, int Kills, bool Won);
}
