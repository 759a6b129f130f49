namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>The shop system is written in PHP, where an empty map and an empty list are one: an article without attributes comes with a list of them.</summary>
public sealed class EmptyMapIsAList : Scenario
{
    private static readonly string[] Nothing = [];

    public override Expected Expected => Expected.OneOf(["kindDrift", "contrast"], "attributes");

    public override Play Faulty => stage => RunAsync(stage, Nothing);

    public override Play Healthy => stage => RunAsync(stage, new Dictionary<string, string>());

    private static async Task RunAsync(Stage stage, object empty)
    {
        var backend = stage.Http(await stage.UpstreamAsync("storefront", "backend.shop.internal", app => app.MapGet("/api/articles/{sku}", (string sku) =>
        {
            var number = sku.StableNumber();
            object attributes = number % 6 == 0 ? empty : new Dictionary<string, string> { ["colour"] = number % 2 == 0 ? "red" : "blue", ["material"] = number % 3 == 0 ? "wood" : "steel" };
            return Results.Json(new { sku, title = $"Article {sku[^3..]}", price = number % 9_000 / 100m, attributes });
        })));
        var storefront = await stage.ServiceAsync("storefront", app =>
        {
            app.MapGet("/p/{sku}", async (string sku) =>
            {
                if (!sku.StartsWith("SKU-", StringComparison.Ordinal))
                    return Results.NotFound();
                var article = await backend.GetFromJsonAsync<Article>($"/api/articles/{sku}");
                return Results.Json(new { article!.title, article.price, facets = article.attributes.Select(attribute => $"{attribute.Key}: {attribute.Value}") });
            });
            app.MapPost("/basket", (Item item) => item.quantity > 10 ? Refusal.Field("quantity", "10 at most") : Results.Accepted());
        });
        await stage.CrowdAsync(storefront, clients: 3, rounds: 18, async (client, _) =>
        {
            var sku = client.Random.Chance(0.04) ? "sale" : client.Random.Sku();
            await client.GetAsync($"/p/{sku}");
            if (client.Random.Chance(0.4))
                await client.PostAsync("/basket", new { sku, quantity = client.Random.Next(1, 12) });
        });
    }

    private sealed record Article(string title, decimal price, Dictionary<string, string> attributes);

    private sealed record Item(string sku, int quantity);
}
