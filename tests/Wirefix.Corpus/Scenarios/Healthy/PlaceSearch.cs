namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Places are found by name in any script, by a box on the map or near a point; what is malformed is refused, and the gazetteer takes longer for long lists.</summary>
public sealed class PlaceSearch : HealthyService
{
    private static readonly string[] Names = ["Zürich", "Saint-Étienne", "Kraków", "東京", "Αθήνα", "A Coruña", "O'Fallon", "Rock & Roll Bay", "50% Hill"];

    public override Play Play => async stage =>
    {
        var gazetteer = stage.Http(await stage.UpstreamAsync("places", "gazetteer.internal", app => app.MapGet("/v3/find", async (string? name, string? bbox, string? near, int limit, string lang) =>
        {
            await Task.Delay(4 + limit / 3);
            var key = name ?? bbox ?? near!;
            return Results.Json(new
            {
                query = key,
                features = Enumerable.Range(0, key.StableNumber() % limit).Select(n => new
                {
                    id = $"geo:{key.StableNumber() % 5_000 + n}",
                    label = name is null ? $"Place {n} ({lang})" : $"{name} {n}",
                    population = n % 4 == 0 ? (int?)null : key.StableNumber() % 90_000,
                    at = new[] { 7.4 + n / 10.0, 46.9 - n / 10.0 },
                }),
            });
        })));
        var places = await stage.ServiceAsync("places", app =>
        {
            app.MapGet("/places", async (string? q, string? bbox, string? near, int? limit, HttpRequest request) =>
            {
                if (limit > 50)
                    return Refusal.Field("limit", "50 at most");
                if ((q, bbox, near) is (null, null, null) || bbox?.Split(',').Length is not (null or 4))
                    return Results.BadRequest(new { code = "BAD_QUERY", detail = "give q, near or a bbox of four numbers" });
                var query = q is not null ? $"name={Uri.EscapeDataString(q)}" : bbox is not null ? $"bbox={bbox}" : $"near={near}";
                using var answer = await gazetteer.GetAsync($"/v3/find?{query}&limit={limit ?? 10}&lang={request.Headers.AcceptLanguage}");
                return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json");
            });
            app.MapGet("/places/{id}", (string id) => id.EndsWith('4') ? Results.NotFound() : Results.Json(new { id, names = new Dictionary<string, string> { ["de"] = $"Ort {id[4..]}", ["fr"] = $"Lieu {id[4..]}" } }));
        });
        await stage.CrowdAsync(places, clients: 4, rounds: 15, async (client, _) =>
        {
            var random = client.Random;
            var language = ("Accept-Language", random.Pick("de", "fr", "en"));
            var limit = random.Pick("", "", "&limit=5", "&limit=40", "&limit=100");
            var query = random.Next(0, 8) switch
            {
                < 4 => $"q={Uri.EscapeDataString(random.Pick<string>(Names))}",
                4 or 5 => $"near=46.{random.Next(10, 99)},7.{random.Next(10, 99)}",
                6 => $"bbox=7.1,46.2,8.{random.Next(1, 9)},47.5",
                _ => "bbox=7.1,46.2",
            };
            await client.GetAsync($"/places?{query}{limit}", language);
            if (random.Chance(0.4))
                await client.GetAsync($"/places/geo:{random.Next(1_000, 6_000)}", language);
        });
    };
}
