using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Departures come from an operator's server by way of a cache; it is restarted once, which the board bridges with what it has, and says how old that is.</summary>
public sealed class TransitBoard : HealthyService
{
    public override Play Play => async stage =>
    {
        var calls = 0;
        var kept = new ConcurrentDictionary<string, (Departure[] Departures, int Uses)>();
        var operators = stage.Http(await stage.UpstreamAsync("board", "realtime.operator.example", app => app.MapGet("/stops/{stop}/departures", async (string stop) =>
        {
            if (Interlocked.Increment(ref calls) is 14 or 15)
                return Results.StatusCode(503);
            await Task.Delay(6 + stop.Length);
            return Results.Json(Enumerable.Range(0, stop.StableNumber() % 5).Select(n => new Departure($"{n + 1}", stop.Length % 2 == 0 ? "Bahnhof" : "Zoo", $"2026-06-11T{8 + n:00}:05:00+02:00", n % 3 == 0 ? null : n)));
        })));
        var board = await stage.ServiceAsync("board", app =>
        {
            app.MapGet("/boards/{stop}", async (string stop, HttpContext context) =>
            {
                if (stop.Length < 4)
                    return Results.NotFound(new { code = "UNKNOWN_STOP" });
                if (kept.TryGetValue(stop, out var entry) && entry.Uses < 3)
                {
                    kept[stop] = (entry.Departures, entry.Uses + 1);
                    context.Response.Headers["Age"] = $"{entry.Uses * 4}";
                    return Results.Json(new { stop, live = true, departures = entry.Departures });
                }

                using var answer = await operators.GetAsync($"/stops/{stop}/departures");
                if (!answer.IsSuccessStatusCode)
                    return Results.Json(new { stop, live = false, departures = entry.Departures ?? [] });
                var departures = (await answer.Content.ReadFromJsonAsync<Departure[]>())!;
                kept[stop] = (departures, 0);
                return Results.Json(new { stop, live = true, departures });
            });
            app.MapPost("/favourites", (Favourite favourite) => favourite.stop is null ? Refusal.Field("stop", "is missing") : Results.Json(new { favourite.stop }, statusCode: 201));
        });
        await stage.CrowdAsync(board, clients: 4, rounds: 16, async (client, round) =>
        {
            var stop = client.Random.Pick("hauptbahnhof", "markt", "universität", "zoo", "klinik", "hafen-süd", "altstadt", "messe");
            await client.GetAsync($"/boards/{Uri.EscapeDataString(stop)}");
            if (round % 5 == 2)
                await client.PostAsync("/favourites", new { stop = client.Random.Chance(0.8) ? stop : null, device = client.Random.GetHexString(8) });
        });
    };

    private sealed record Departure(string line, string to, string planned, int? delay);

    private sealed record Favourite(string? stop);
}
