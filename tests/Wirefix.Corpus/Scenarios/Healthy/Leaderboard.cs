using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Scores are added up in one step where they are kept, so that players may score side by side; a match counts once.</summary>
public sealed class Leaderboard : HealthyService
{
    public override Play Play => async stage =>
    {
        var points = new ConcurrentDictionary<string, int>();
        var seen = new ConcurrentDictionary<string, bool>();
        var store = stage.Http(await stage.UpstreamAsync("leaderboard", "scores.games.internal", app =>
        {
            app.MapPost("/scores/{player}:add", (string player, Addition addition) =>
                Results.Json(new { player, total = points.AddOrUpdate(player, addition.by, (_, total) => total + addition.by) }));
            app.MapGet("/scores", (int top) =>
                Results.Json(points.OrderByDescending(score => score.Value).Take(top).Select((score, place) => new { place = place + 1, player = score.Key, total = score.Value })));
        }));
        var leaderboard = await stage.ServiceAsync("leaderboard", app =>
        {
            app.MapPost("/matches", async (Match match) =>
            {
                if (!seen.TryAdd(match.match_id, true))
                    return Refusal.Conflict("That match was counted.");
                using var answer = await store.PostAsJsonAsync($"/scores/{match.winner}:add", new Addition(match.goals));
                return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 201);
            });
            app.MapGet("/top", async (int n) => Results.Text(await store.GetStringAsync($"/scores?top={n}"), "application/json"));
        });
        await stage.CrowdAsync(leaderboard, clients: 4, rounds: 12, async (client, round) =>
        {
            var match = new { match_id = client.Random.GetHexString(12, lowercase: true), winner = client.Random.Pick("wolf", "lynx", "crow", "hare", "newt"), goals = client.Random.Next(1, 6) };
            await client.PostAsync("/matches", match);
            if (client.Random.Chance(0.1))
                await client.PostAsync("/matches", match);
            if (round % 3 == 0)
                await client.GetAsync($"/top?n={client.Random.Pick(3, 5)}");
        });
    };

    private sealed record Addition(int by);

    private sealed record Match(string match_id, string winner, int goals);
}
