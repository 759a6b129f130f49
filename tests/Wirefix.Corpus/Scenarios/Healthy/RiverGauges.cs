namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// Gauges of rivers are read over and over, and mostly nothing has changed; each station says in which unit it measures, days are dates and
/// readings are times, a station under maintenance has no reading, and a forecast is worth more calls the higher the water stands.
/// </summary>
public sealed class RiverGauges : HealthyService
{
    public override Play Play => async stage =>
    {
        var forecasts = stage.Http(await stage.UpstreamAsync("gauges", "forecast.hydro.internal", app => app.MapGet("/runs/latest", (string station, int horizon) => Results.Json(new
        {
            run = "2026-06-11T06:00Z",
            station,
            members = Enumerable.Range(0, horizon / 6).Select(n => new { h = n * 6, p10 = n * 3 % 40, p50 = 20 + n * 5 % 60, p90 = 60 + n * 7 % 90 }),
        }))));
        var gauges = await stage.ServiceAsync("gauges", app =>
        {
            app.MapGet("/stations/{station}", (string station, HttpContext context) =>
            {
                var number = station.StableNumber();
                if (number % 13 == 0)
                    return Results.NotFound();
                var tag = $"\"{number % 97}-{DateTime.UtcNow.Second / 2}\"";
                context.Response.Headers.ETag = tag;
                context.Response.Headers.CacheControl = "max-age=2";
                if (context.Request.Headers.IfNoneMatch == tag)
                    return Results.StatusCode(304);
                return Results.Json(new
                {
                    station,
                    unit = number % 4 == 0 ? "m3/s" : "cm",
                    since = $"19{10 + number % 80}-0{1 + number % 9}-01",
                    maintenance = number % 7 == 0,
                    reading = number % 7 == 0 ? null : new { at = DateTimeOffset.UtcNow, value = number % 4 == 0 ? number % 9_000 / 10.0 : number % 600 },
                    trend = number % 29 == 0 ? "FLOOD" : number % 2 == 0 ? "FALLING" : "STEADY",
                });
            });
            app.MapGet("/stations/{station}/outlook", async (string station, int? hours) =>
            {
                if (hours is > 120)
                    return Refusal.Field("hours", "at most 120");
                var runs = new List<Task<string>>();
                // Where it matters, what the coarse run and the fine one say.
                foreach (var horizon in station.StableNumber() % 29 == 0 ? new[] { hours ?? 24, 12 } : [hours ?? 24])
                    runs.Add(forecasts.GetStringAsync($"/runs/latest?station={Uri.EscapeDataString(station)}&horizon={horizon}"));
                return Results.Text($"[{string.Join(',', await Task.WhenAll(runs))}]", "application/json");
            });
        });
        await stage.CrowdAsync(gauges, clients: 4, rounds: 12, async (client, _) =>
        {
            var station = $"{client.Random.Pick("aare", "rhone", "inn")}-{client.Random.Next(1, 14)}";
            var first = await client.GetAsync($"/stations/{station}");
            if (first.Headers?.ETag is { } tag)
                await client.GetAsync($"/stations/{station}", ("If-None-Match", tag.Tag));
            if (client.Random.Chance(0.5))
                await client.GetAsync($"/stations/{station}/outlook?hours={client.Random.Pick(12, 24, 48, 96, 240)}");
        });
    };
}
