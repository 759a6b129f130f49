using System.Net;

namespace Wirefix.Corpus.Scenarios.Errors;

/// <summary>Articles without stock have no record in the warehouse, which says 404 as it should; the catalogue makes a 500 of it.</summary>
public sealed class UnhandledNotFound : Scenario
{
    public override Expected Expected => Expected.Of("propagation", "404", "500");

    public override Play Faulty => stage => RunAsync(stage, answer => answer.EnsureSuccessStatusCode());

    public override Play Healthy => stage => RunAsync(stage, _ => { });

    private static async Task RunAsync(Stage stage, Action<HttpResponseMessage> check)
    {
        var warehouse = stage.Http(await stage.UpstreamAsync("catalogue", "warehouse.internal", app => app.MapGet("/stock/{sku}", (string sku) =>
            sku.StableNumber() % 9 == 0 ? Results.NotFound() : Results.Json(new { sku, onHand = sku.StableNumber() % 40 }))));
        var catalogue = await stage.ServiceAsync("catalogue", app =>
        {
            app.MapGet("/articles", (int page) => Results.Json(Enumerable.Range(page * 5, 5).Select(n => new { sku = $"SKU-{1_000 + n}" })));
            app.MapGet("/articles/{sku}", async (string sku) =>
            {
                if (!sku.StartsWith("SKU-", StringComparison.Ordinal))
                    return Results.NotFound();
                using var answer = await warehouse.GetAsync($"/stock/{sku}");
                check(answer);
                var stock = answer.StatusCode == HttpStatusCode.NotFound ? new Stock(sku, 0) : await answer.Content.ReadFromJsonAsync<Stock>();
                return Results.Json(new { sku, available = stock!.onHand > 0, stock.onHand });
            });
        });
        await stage.CrowdAsync(catalogue, clients: 3, rounds: 22, async (client, round) =>
        {
            if (round % 4 == 0)
                await client.GetAsync($"/articles?page={client.Random.Next(12)}");
            await client.GetAsync(client.Random.Chance(0.04) ? $"/articles/{client.Random.Next(9_000)}" : $"/articles/{client.Random.Sku()}");
        });
    }

    private sealed record Stock(string sku, int onHand);
}
