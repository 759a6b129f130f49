namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>A list of orders asks for the article of each line by itself, although the catalogue can give many at once.</summary>
public sealed class OrderListNPlusOne : Scenario
{
    public override Expected Expected => Expected.Of("nPlusOne", "/articles/");

    public override Play Faulty => stage => RunAsync(stage, async (catalogue, skus) =>
    {
        var names = new List<string>();
        foreach (var sku in skus)
            names.Add((await catalogue.GetFromJsonAsync<Article>($"/articles/{sku}"))!.name);
        return names;
    });

    public override Play Healthy => stage => RunAsync(stage, async (catalogue, skus) =>
        [.. (await catalogue.GetFromJsonAsync<Article[]>($"/articles?skus={string.Join(',', skus)}"))!.Select(article => article.name)]);

    private static async Task RunAsync(Stage stage, Func<HttpClient, string[], Task<List<string>>> namesOf)
    {
        var catalogue = stage.Http(await stage.UpstreamAsync("orders", "catalogue.internal", app =>
        {
            app.MapGet("/articles/{sku}", (string sku) => Results.Json(Of(sku)));
            app.MapGet("/articles", (string skus) => Results.Json(skus.Split(',').Select(Of)));
        }));
        var orders = await stage.ServiceAsync("orders", app =>
        {
            app.MapGet("/customers/{id}/orders", async (int id, int limit) =>
            {
                if (id % 31 == 0)
                    return Results.NotFound();
                var lines = Enumerable.Range(0, limit).Select(n => (Order: id * 10 + n, Sku: $"SKU-{1_000 + (id * 7 + n * 3) % 60}")).ToArray();
                var names = await namesOf(catalogue, [.. lines.Select(line => line.Sku)]);
                return Results.Json(lines.Zip(names, (line, name) => new { line.Order, line.Sku, name }));
            });
            app.MapGet("/orders/{id}", async (int id) =>
                Results.Json(new { id, article = await catalogue.GetFromJsonAsync<Article>($"/articles/SKU-{1_000 + id % 60}") }));
        });
        await stage.CrowdAsync(orders, clients: 2, rounds: 8, async (client, _) =>
        {
            await client.GetAsync($"/customers/{client.Random.Next(100, 400)}/orders?limit={client.Random.Pick(5, 10, 20)}");
            await client.GetAsync($"/orders/{client.Random.Next(1_000, 9_000)}");
        });
    }

    private static Article Of(string sku) => new(sku, $"article {sku[4..]}", sku.StableNumber() % 10_000 / 100m);

    private sealed record Article(string sku, string name, decimal price);
}
