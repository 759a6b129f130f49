namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>Grams are kept in sixteen bits by the tariff table, and nobody weighed a washing machine with it.</summary>
public sealed class HeavyFreightOverflows : Scenario
{
    public override Expected Expected => Expected.Of("contrast", "weight_g");

    public override Play Faulty => stage => RunAsync(stage, grams => Convert.ToInt16(grams));

    public override Play Healthy => stage => RunAsync(stage, grams => grams);

    private static async Task RunAsync(Stage stage, Func<int, int> tariffWeight)
    {
        var freight = await stage.ServiceAsync("freight", app =>
        {
            app.MapGet("/v2/quote", (string from, string to, int weight_g, string? service) =>
            {
                if (to is "KP")
                    return Results.NotFound(new { error = "no_route", from, to });
                var cents = 490 + tariffWeight(weight_g) / 50 * (service == "express" ? 3 : 2);
                return Results.Json(new { lane = $"{from}-{to}", price = new { cents, currency = "EUR" }, days = service == "express" ? 1 : 4 });
            });
            app.MapGet("/v2/depots", (string near) => Results.Json(Enumerable.Range(1, 3).Select(n => new { depot = $"{near}{n:00}", km = (near.StableNumber() + n * 7) % 60 })));
        });
        await stage.CrowdAsync(freight, clients: 4, rounds: 26, async (client, _) =>
        {
            var random = client.Random;
            var grams = (int)Math.Exp(5.5 + random.NextDouble() * 5.6);
            var service = random.Chance(0.4) ? "&service=express" : "";
            await client.GetAsync($"/v2/quote?from={random.Pick("DE", "AT", "NL")}&to={random.Pick("FR", "PL", "IT", "DE", "ES", "FR", "IT", "KP")}&weight_g={grams}{service}");
            if (random.Chance(0.3))
                await client.GetAsync($"/v2/depots?near={random.Pick("CGN", "VIE", "AMS", "LIL")}");
        });
    }
}
