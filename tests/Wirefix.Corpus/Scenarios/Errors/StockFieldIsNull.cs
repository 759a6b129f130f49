namespace Wirefix.Corpus.Scenarios.Errors;

/// <summary>Goods on their way have no bin yet, and the stock service falls over them; GraphQL tells it under a status of 200.</summary>
public sealed class StockFieldIsNull : Scenario
{
    public override Expected Expected => Expected.OneOf(["errorCluster", "propagation", "contrast"], "/stock");

    public override Play Faulty => stage => RunAsync(stage, bins => bins[0]);

    public override Play Healthy => stage => RunAsync(stage, bins => bins.FirstOrDefault());

    private static async Task RunAsync(Stage stage, Func<string[], string?> firstBin)
    {
        var warehouse = await stage.UpstreamAsync("storefront", "warehouse.internal", app =>
        {
            app.MapGet("/stock/{article}", (string article) =>
            {
                string[] bins = article.StableNumber() % 5 == 0 ? [] : [$"A{article.StableNumber() % 40}", "B2"];
                return Results.Json(new { article, pickFrom = firstBin(bins), onHand = bins.Length * 6 });
            });
            app.MapGet("/articles/{article}", (string article) => Results.Json(new { article, title = $"Article {article}", grams = article.StableNumber() % 900 }));
        });
        var http = stage.Http(warehouse);
        var storefront = await stage.ServiceAsync("storefront", app => app.MapPost("/graphql", async (Query query) =>
        {
            var article = query.variables.GetValueOrDefault("article");
            if (article is null)
                return Results.Json(new { errors = new[] { new { message = "Variable $article is required", extensions = new { code = "BAD_USER_INPUT" } } } });
            var title = await http.GetFromJsonAsync<Article>($"/articles/{article}");
            if (query.operationName == "Teaser")
                return Results.Json(new { data = new { article = title } });
            using var answer = await http.GetAsync($"/stock/{article}");
            if (answer.IsSuccessStatusCode)
                return Results.Json(new { data = new { article = title, stock = await answer.Content.ReadFromJsonAsync<Stock>() } });
            return Results.Json(new
            {
                data = new { article = title, stock = (object?)null },
                errors = new[] { new { message = $"{(int)answer.StatusCode}: {answer.ReasonPhrase}", path = new[] { "stock" } } },
            });
        }));
        await stage.CrowdAsync(storefront, clients: 3, rounds: 16, async (client, _) =>
        {
            var random = client.Random;
            await client.PostAsync("/graphql", new
            {
                operationName = random.Pick("Teaser", "Detail", "Detail"),
                query = "query Detail($article: ID!) { article(id: $article) { title grams } stock(id: $article) { onHand pickFrom } }",
                variables = random.Chance(0.06) ? [] : new Dictionary<string, string> { ["article"] = $"{random.Next(60_000, 60_400)}" },
            });
        });
    }

    private sealed record Query(string operationName, string query, Dictionary<string, string> variables);

    private sealed record Article(string article, string title, int grams);

    private sealed record Stock(string? pickFrom, int onHand);
}
