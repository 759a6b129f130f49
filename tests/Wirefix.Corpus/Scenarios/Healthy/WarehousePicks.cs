using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// A warehouse picks by waves: the articles of a wave are looked up in one call, a robot that is busy is asked again under the same key after the
/// wait that it names, and what is short is said line by line.
/// </summary>
public sealed class WarehousePicks : HealthyService
{
    public override Play Play => async stage =>
    {
        var missions = new ConcurrentDictionary<string, int>();
        var calls = 0;
        var articles = stage.Http(await stage.UpstreamAsync("picking", "articles.erp.internal", app => app.MapPost("/articles/query", (string[] skus) =>
            Results.Json(skus.Select(sku =>
                new Article(sku, $"{sku.StableNumber() % 40:00}-{sku.StableNumber() % 9}", sku.StableNumber() % 5_000, sku.StableNumber() % 7 == 0))))));
        var robots = stage.Http(await stage.UpstreamAsync("picking", "robots.hall.internal", app =>
            app.MapPost("/missions", (Mission mission, HttpContext context) =>
        {
            if (Interlocked.Increment(ref calls) % 14 == 9)
            {
                context.Response.Headers.RetryAfter = "1";
                return Results.Json(new { error = "fleet is charging" }, statusCode: 503);
            }

            var key = context.Request.Headers["Idempotency-Key"].ToString();
            return Results.Json(new
            {
                mission = missions.GetOrAdd(key, _ => missions.Count + 600),
                mission.wave,
                stops = mission.bins.Length,
            }, statusCode: 202);
        })));
        var picking = await stage.ServiceAsync("picking", app => app.MapPost("/waves", async (Wave wave) =>
        {
            if (wave.lines.Length > 12)
                return Refusal.Field("lines", "twelve at most");
            using var found = await articles.PostAsJsonAsync("/articles/query", wave.lines.Select(line => line.sku).Distinct());
            var known = (await found.Content.ReadFromJsonAsync<Article[]>())!.ToDictionary(article => article.sku);
            var mission = new Mission(wave.wave, [.. wave.lines.Where(line => !known[line.sku].hazardous).Select(line => known[line.sku].bin)]);
            using var sent = await SendAsync(robots, mission);
            return Results.Json(new
            {
                wave.wave,
                state = sent.IsSuccessStatusCode ? "picking" : "waiting",
                lines = wave.lines.Select(line => new
                {
                    line.sku,
                    wanted = line.quantity,
                    promised = Math.Min(line.quantity, known[line.sku].grams % 6),
                    by_hand = known[line.sku].hazardous,
                }),
            }, statusCode: 201);
        }));
        await stage.CrowdAsync(picking, clients: 3, rounds: 11, async (client, round) => await client.PostAsync("/waves", new
        {
            wave = $"{client.Number}{round:000}-{client.Random.GetHexString(4)}",
            priority = client.Random.Pick("normal", "normal", "express"),
            lines = Enumerable.Range(0, client.Random.Chance(0.05) ? 15 : client.Random.Next(1, 9)).Select(_ => new
            {
                sku = client.Random.Sku(),
                quantity = client.Random.Next(1, 6),
            }),
        }));
    };

    private static async Task<HttpResponseMessage> SendAsync(HttpClient robots, Mission mission)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/missions") { Content = JsonContent.Create(mission) };
            request.Headers.Add("Idempotency-Key", mission.wave);
            var answer = await robots.SendAsync(request);
            if (answer.IsSuccessStatusCode || attempt == 1)
                return answer;
            await Task.Delay(answer.Headers.RetryAfter!.Delta!.Value + TimeSpan.FromMilliseconds(20));
            answer.Dispose();
        }
    }

    private sealed record Line(string sku, int quantity);

    private sealed record Wave(string wave, Line[] lines);

    private sealed record Article(string sku, string bin, int grams, bool hazardous);

    private sealed record Mission(string wave, string[] bins);
}
