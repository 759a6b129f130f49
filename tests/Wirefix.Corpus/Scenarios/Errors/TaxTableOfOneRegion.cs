namespace Wirefix.Corpus.Scenarios.Errors;

/// <summary>The tax service has no table for one region and crashes; pricing crashes with it, and the shop says that its gateway is bad.</summary>
public sealed class TaxTableOfOneRegion : Scenario
{
    public override Expected Expected => Expected.OneOf(["propagation", "errorCluster", "contrast"], "/tax-rates");

    public override Play Faulty => stage => RunAsync(stage, new() { ["north"] = 8.1m, ["south"] = 7.7m, ["west"] = 8.1m });

    public override Play Healthy => stage => RunAsync(stage, new() { ["north"] = 8.1m, ["south"] = 7.7m, ["west"] = 8.1m, ["islands"] = 3.8m });

    private static async Task RunAsync(Stage stage, Dictionary<string, decimal> table)
    {
        var taxAddress = await stage.ServiceAsync("tax", app => app.MapGet("/tax-rates/{region}", (string region, string category) =>
            Results.Json(new Rate(region, category == "food" ? 2.6m : table[region]))));
        var tax = stage.Http(stage.Outbound("pricing", "tax.internal", taxAddress));
        var pricingAddress = await stage.ServiceAsync("pricing", app =>
        {
            app.MapPost("/quotes", async (Basket basket) =>
            {
                var rate = await tax.GetFromJsonAsync<Rate>($"/tax-rates/{basket.region}?category={basket.category}");
                return Results.Json(new { basket.net, gross = Math.Round(basket.net * (1 + rate!.percent / 100), 2) });
            });
        });
        var pricing = stage.Http(stage.Outbound("shop", "pricing.internal", pricingAddress));
        var shop = await stage.ServiceAsync("shop", app =>
        {
            app.MapPost("/checkouts", async (Basket basket) =>
            {
                if (basket.net < 10)
                    return Refusal.Field("net", "below the smallest order");
                using var answer = await pricing.PostAsJsonAsync("/quotes", basket);
                return answer.IsSuccessStatusCode
                    ? Results.Text(await answer.Content.ReadAsStringAsync(), "application/json")
                    : Results.Problem("Prices are not available.", statusCode: 502);
            });
            app.MapGet("/articles/{sku}", (string sku) => sku.EndsWith('7') ? Results.NotFound() : Results.Json(new { sku, name = sku.ToLowerInvariant() }));
        });
        await stage.CrowdAsync(shop, clients: 3, rounds: 18, async (client, _) =>
        {
            if (client.Random.Chance(0.5))
                await client.GetAsync($"/articles/{client.Random.Sku()}");
            await client.PostAsync("/checkouts", new
            {
                region = client.Random.Pick("north", "north", "south", "west", "islands"),
                category = client.Random.Pick("toys", "garden", "food", "toys"),
                net = client.Random.Amount(),
                customer = client.Random.Person(),
            });
        });
    }

    private sealed record Rate(string region, decimal percent);

    private sealed record Basket(string region, string category, decimal net);
}
