using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Errors;

/// <summary>Forecasts are cached with whatever status they came; a short failure of the weather service stays for the towns that were asked for in it.</summary>
public sealed class ErrorKeptInTheCache : Scenario
{
    private static readonly string[] Towns =
    [
        "Aarau", "Baden", "Brugg", "Buchs", "Chur", "Davos", "Flims", "Gstaad", "Horgen", "Laax", "Lyss",
        "Olten", "Sion", "Thun", "Uster", "Vevey", "Wil", "Zug", "Zofingen", "Murten", "x",
    ];

    public override Expected Expected => Expected.OneOf(["errorCluster", "propagation", "contrast"], "/forecasts/");

    public override Play Faulty => stage => RunAsync(stage, _ => true);

    public override Play Healthy => stage => RunAsync(stage, status => status == 200);

    private static async Task RunAsync(Stage stage, Func<int, bool> mayKeep)
    {
        var calls = 0;
        var kept = new ConcurrentDictionary<string, (int Status, string Body)>();
        var weather = stage.Http(await stage.UpstreamAsync("portal", "weather.example", app => app.MapGet("/v1/point/{town}", (string town) =>
            Interlocked.Increment(ref calls) is >= 7 and <= 10
                ? Results.Json(new { error = "model run in progress" }, statusCode: 503)
                : Results.Json(new { town, high = town.StableNumber() % 18 + 10, low = town.StableNumber() % 9, rain_mm = town.StableNumber() % 30 / 10m }))));
        var portal = await stage.ServiceAsync("portal", app =>
        {
            app.MapGet("/forecasts/{town}", async (string town) =>
            {
                if (town.Length < 3)
                    return Results.NotFound();
                if (!kept.TryGetValue(town, out var entry))
                {
                    using var answer = await weather.GetAsync($"/v1/point/{town}");
                    entry = ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
                    if (mayKeep(entry.Status))
                        kept[town] = entry;
                }

                return Results.Text(entry.Body, "application/json", statusCode: entry.Status);
            });
            app.MapGet("/webcams", () => Results.Json(new[] { "pier", "summit", "market" }));
        });
        await stage.CrowdAsync(portal, clients: 3, rounds: 26, async (client, round) =>
        {
            if (round % 6 == 3)
                await client.GetAsync("/webcams");
            await client.GetAsync($"/forecasts/{client.Random.Pick<string>(Towns)}");
        });
    }
}
