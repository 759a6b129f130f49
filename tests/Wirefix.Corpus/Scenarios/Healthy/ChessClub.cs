using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Games are played, adjourned and taken up again, and end once; ratings are written under the version that was read, and anew where it was old.</summary>
public sealed class ChessClub : HealthyService
{
    public override Play Play => async stage =>
    {
        var games = new ConcurrentDictionary<Guid, string>();
        var ratings = new ConcurrentDictionary<string, (int Elo, int Version)>();
        var gate = new Lock();
        var meetings = new Meetings();
        var players = stage.Http(await stage.UpstreamAsync("club", "ratings.chess.example", app =>
        {
            app.MapGet("/players/{name}/rating", async (string name, HttpContext context) =>
            {
                var (elo, version) = ratings.GetOrAdd(name, (1_500, 1));
                await meetings.ArriveAsync(name);
                context.Response.Headers.ETag = $"\"v{version}\"";
                return Results.Json(new { name, elo });
            });
            app.MapPut("/players/{name}/rating", (string name, Rating rating, HttpContext context) =>
            {
                lock (gate)
                {
                    if (context.Request.Headers.IfMatch != $"\"v{ratings[name].Version}\"")
                        return Results.StatusCode(412);
                    ratings[name] = (rating.elo, ratings[name].Version + 1);
                    return Results.NoContent();
                }
            });
        }));
        var club = await stage.ServiceAsync("club", app =>
        {
            app.MapPost("/games", (Pairing pairing) => pairing.white == pairing.black
                ? Refusal.Field("black", "must be somebody else")
                : Results.Json(new { pairing.id, status = games[pairing.id] = "playing" }, statusCode: 201));
            app.MapPatch("/games/{id}", async (Guid id, Change change) =>
            {
                if (!games.TryGetValue(id, out var status))
                    return Results.NotFound();
                var may = (status, change.status) is ("playing", "adjourned") or ("adjourned", "playing") or ("playing", "finished");
                if (!may || !games.TryUpdate(id, change.status, status))
                    return Refusal.Conflict($"A game that is {status} cannot be {change.status}.");
                if (change.status == "finished")
                    await RateAsync(players, change.winner!);
                return Results.Json(new { id, change.status, change.winner });
            });
            app.MapGet("/games/{id}", (Guid id) => games.TryGetValue(id, out var status) ? Results.Json(new { id, status }) : Results.NotFound());
        });
        var clients = new[] { stage.Client(club, 0), stage.Client(club, 1) };
        for (var round = 0; round < 16; round++)
        {
            var winner = clients[0].Random.Person().Replace(' ', '-');
            if (round % 5 == 3)
                await meetings.HoldAsync(winner, () => Task.WhenAll(clients.Select(client => PlayAsync(client, winner))));
            else
                await PlayAsync(clients[round % 2], winner);
        }
    };

    private static async Task RateAsync(HttpClient players, string name)
    {
        while (true)
        {
            using var read = await players.GetAsync($"/players/{name}/rating");
            var rating = await read.Content.ReadFromJsonAsync<Rating>();
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/players/{name}/rating") { Content = JsonContent.Create(new { elo = rating!.elo + 8 }) };
            request.Headers.IfMatch.Add(read.Headers.ETag!);
            using var written = await players.SendAsync(request);
            if (written.IsSuccessStatusCode)
                return;
        }
    }

    private static async Task PlayAsync(Client client, string winner)
    {
        var id = client.Random.Uuid();
        var black = client.Random.Chance(0.06) ? winner : $"{client.Random.Person()} jr.";
        if (!(await client.PostAsync("/games", new { id, white = winner, black, minutes = client.Random.Pick(15, 60, 90) })).Succeeded)
            return;
        if (client.Random.Chance(0.3))
        {
            await client.PatchAsync($"/games/{id}", new { status = "adjourned" });
            if (client.Random.Chance(0.3))
                await client.PatchAsync($"/games/{id}", new { status = "finished", winner });
            await client.PatchAsync($"/games/{id}", new { status = "playing" });
        }

        await client.PatchAsync($"/games/{id}", new { status = "finished", winner });
        if (client.Random.Chance(0.2))
            await client.PatchAsync($"/games/{id}", new { status = "adjourned" });
        await client.GetAsync($"/games/{id}");
    }

    private sealed record Pairing(Guid id, string white, string black, int minutes);

    private sealed record Change(string status, string? winner);

    private sealed record Rating(int elo);
}
