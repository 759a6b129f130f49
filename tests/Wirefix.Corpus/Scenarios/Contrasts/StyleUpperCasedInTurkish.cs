namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>
/// A brewery's recipes are looked up by the style in capitals, made in the caller's language: in Turkish the capital of i has a dot,
/// and no recipe has.
/// </summary>
public sealed class StyleUpperCasedInTurkish : Scenario
{
    private static readonly Dictionary<string, int> Recipes = new()
    {
        ["PILSNER"] = 12,
        ["WEIZEN"] = 13,
        ["INDIA PALE ALE"] = 15,
        ["WITBIER"] = 11,
        ["STOUT"] = 14,
        ["PORTER"] = 14,
    };

    public override Expected Expected => Expected.Of("contrast", "Accept-Language");

    public override Play Faulty => stage => RunAsync(stage, InLanguage);

    public override Play Healthy => stage => RunAsync(stage, (style, _) => style.ToUpperInvariant());

    // What ToUpper() makes of it where the request's culture is the thread's.
    private static string InLanguage(string style, string language) =>
        (language.StartsWith("tr", StringComparison.Ordinal) ? style.Replace('i', 'İ') : style).ToUpperInvariant();

    private static async Task RunAsync(Stage stage, Func<string, string, string> upper)
    {
        var brewery = await stage.ServiceAsync("brewery", app =>
        {
            app.MapPost("/brews", (Brew brew, HttpRequest request) =>
            {
                if (brew.Hectolitres is < 5 or > 120)
                    return Refusal.Field("Hectolitres", "the kettles take 5 to 120");
                var plato = Recipes[upper(brew.Style, request.Headers.AcceptLanguage.ToString())];
                return Results.Json(new { Batch = $"{brew.Tank}-{brew.Style.StableNumber() % 900}", Plato = plato, MaltKg = brew.Hectolitres * plato * 1.3 }, statusCode: 201);
            });
            app.MapGet("/tanks/{tank}", (string tank) => Results.Json(new { Tank = tank, Celsius = tank.StableNumber() % 140 / 10.0, Bar = 1.1 }));
        });
        await stage.CrowdAsync(brewery, clients: 4, rounds: 20, async (client, round) =>
        {
            var language = ("Accept-Language", client.Random.Pick("de-CH,de;q=0.9", "en-GB", "tr-TR,tr;q=0.9", "fr-FR,fr;q=0.8", "en-US,en;q=0.9"));
            var tank = $"T{client.Random.Next(1, 24)}";
            if (round % 3 == 0)
                await client.GetAsync($"/tanks/{tank}", language);
            await client.PostAsync(
                "/brews",
                new
                {
                    Tank = tank,
                    Style = client.Random.Pick("Pilsner", "Weizen", "India Pale Ale", "Witbier", "Stout", "Pilsner"),
                    Hectolitres = client.Random.Chance(0.05) ? 300 : client.Random.Next(5, 120),
                    Yeast = new { Strain = client.Random.Pick("W-34/70", "WB-06", "US-05"), Generation = client.Random.Next(1, 7) },
                },
                language);
        });
    }

    private sealed record Brew(string Tank, string Style, int Hectolitres);
}
