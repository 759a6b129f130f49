namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>A new version of the price service writes prices as text; while it is rolled out the kind changes.</summary>
public sealed class PriceBecomesText : Scenario
{
    public override Expected Expected => Expected.Of("kindDrift", "$.price");

    public override Play Faulty => stage => RunAsync(stage, (price, call) => call < 45 ? price : price.ToString("0.00"));

    public override Play Healthy => stage => RunAsync(stage, (price, _) => price);

    private static async Task RunAsync(Stage stage, Func<decimal, int, object> write)
    {
        var calls = 0;
        var prices = stage.Http(await stage.UpstreamAsync("catalogue", "prices.internal", app => app.MapGet("/prices/{sku}", (string sku) =>
        {
            var number = Interlocked.Increment(ref calls);
            return sku.StableNumber() % 23 == 0
                ? Results.NotFound()
                : Results.Json(new { sku, price = write(sku.StableNumber() % 20_000 / 100m, number), currency = "EUR", valid = true });
        })));
        var catalogue = await stage.ServiceAsync("catalogue", app => app.MapGet("/articles/{sku}/offer", async (string sku) =>
        {
            using var answer = await prices.GetAsync($"/prices/{sku}");
            return answer.IsSuccessStatusCode ? Results.Json(new { offer = $"{sku}-web", quoted = true }) : Results.NotFound();
        }));
        await stage.CrowdAsync(catalogue, clients: 3, rounds: 30, async (client, _) =>
            await client.GetAsync($"/articles/{client.Random.Sku()}/offer"));
    }
}
