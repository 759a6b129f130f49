namespace Wirefix.Corpus.Scenarios.Errors;

/// <summary>A graph answers 200 whatever happens; its resolver of prices does not know bundles, and the error stands in the body alone.</summary>
public sealed class ResolverThrowsInsideOk : Scenario
{
    private const string ProductQuery = "query Product($sku: ID!) { product(sku: $sku) { sku title price { amount currency } } }";

    private const string TitleQuery = "query Title($sku: ID!) { product(sku: $sku) { sku title } }";

    public override Expected Expected => Expected.OneOf(["errorCluster", "contrast"], "/graphql");

    public override Play Faulty => stage => RunAsync(stage, sku => sku.StartsWith("B-", StringComparison.Ordinal) ? null : PriceOf(sku));

    public override Play Healthy => stage => RunAsync(stage, sku => PriceOf(sku));

    private static async Task RunAsync(Stage stage, Func<string, decimal?> resolve)
    {
        var graph = await stage.ServiceAsync("storefront", app => app.MapPost("/graphql", (GraphRequest request) =>
        {
            var sku = request.variables.sku;
            if (sku.StableNumber() % 17 == 0)
                return Results.Json(new { data = new { product = (object?)null } });
            var title = $"{new Random(sku.StableNumber()).Good()} {sku[2..4]}";
            if (!request.query.Contains("price", StringComparison.Ordinal))
                return Results.Json(new { data = new { product = new { sku, title } } });
            return resolve(sku) is { } amount
                ? Results.Json(new { data = new { product = new { sku, title, price = new { amount, currency = "CHF" } } } })
                : Results.Json(new
                {
                    errors = new[]
                    {
                        new
                        {
                            message = "Unexpected Execution Error",
                            path = new[] { "product", "price", "amount" },
                            extensions = new { code = "INTERNAL_SERVER_ERROR" },
                        },
                    },
                    data = new { product = (object?)null },
                });
        }));
        await stage.CrowdAsync(graph, clients: 3, rounds: 26, async (client, _) => await client.PostAsync("/graphql", new
        {
            query = client.Random.Chance(0.3) ? TitleQuery : ProductQuery,
            variables = new { sku = $"{client.Random.Pick("A", "A", "B", "C", "D")}-{client.Random.Next(10_000, 99_999)}" },
        }));
    }

    private static decimal PriceOf(string sku) => sku.StableNumber() % 9_000 / 100m + 5;

    private sealed record Variables(string sku);

    private sealed record GraphRequest(string query, Variables variables);
}
