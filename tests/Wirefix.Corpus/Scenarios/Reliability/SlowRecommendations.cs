namespace Wirefix.Corpus.Scenarios.Reliability;

/// <summary>One endpoint of the recommendation service reads a whole table on each call, the others take what they need.</summary>
public sealed class SlowRecommendations : Scenario
{
    public override Expected Expected => Expected.Of("slowEndpoint", "/similar");

    public override Play Faulty => stage => RunAsync(stage, random => TimeSpan.FromMilliseconds(420 + random.Next(120)));

    public override Play Healthy => stage => RunAsync(stage, random => TimeSpan.FromMilliseconds(5 + random.Next(6)));

    private static async Task RunAsync(Stage stage, Func<Random, TimeSpan> lookup)
    {
        var recommendations = stage.Http(await stage.UpstreamAsync("shop", "recommendations.internal", app =>
        {
            app.MapGet("/articles/{sku}/similar", async (string sku) =>
            {
                await Task.Delay(lookup(new Random(sku.StableNumber())));
                return Results.Json(new { sku, similar = new[] { "SKU-1001", "SKU-1002" } });
            });
            app.MapGet("/articles/{sku}/rating", async (string sku) =>
            {
                await Task.Delay(4);
                return Results.Json(new { sku, stars = sku.StableNumber() % 5 + 1 });
            });
        }));
        var shop = await stage.ServiceAsync("shop", app =>
        {
            app.MapGet("/articles/{sku}", async (string sku) =>
                Results.Text(await recommendations.GetStringAsync($"/articles/{sku}/rating"), "application/json"));
            app.MapGet("/articles/{sku}/page", async (string sku) =>
                Results.Text(await recommendations.GetStringAsync($"/articles/{sku}/similar"), "application/json"));
        });
        await stage.CrowdAsync(shop, clients: 4, rounds: 8, async (client, _) =>
        {
            await client.GetAsync($"/articles/{client.Random.Sku()}");
            await client.GetAsync($"/articles/{client.Random.Sku()}/page");
            await client.GetAsync($"/articles/{client.Random.Sku()}");
        });
    }
}
