using System.Text;
using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>An import sends its articles to the index line by line, joined page by page; between two pages the line break is missing.</summary>
public sealed class PagesWithoutALineBetween : Scenario
{
    private const int Page = 5;

    public override Expected Expected => Expected.OneOf(["framing", "contrast"], "_bulk");

    public override Play Faulty => stage => RunAsync(stage, lines => string.Concat(lines.Chunk(Page).Select(page => string.Join('\n', page))) + "\n");

    public override Play Healthy => stage => RunAsync(stage, lines => string.Join('\n', lines) + "\n");

    private static async Task RunAsync(Stage stage, Func<string[], string> join)
    {
        var index = stage.Http(await stage.UpstreamAsync("import", "index.internal", app => app.MapPost("/articles/_bulk", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            try
            {
                foreach (var line in lines)
                    JsonDocument.Parse(line).Dispose();
                return Results.Json(new { took = lines.Length, errors = false });
            }
            catch (JsonException)
            {
                return Results.Json(new { error = new { type = "illegal_argument_exception", reason = "Malformed action/metadata line" }, status = 400 }, statusCode: 400);
            }
        })));
        var import = await stage.ServiceAsync("import", app =>
        {
            app.MapPost("/deliveries", async (Delivery delivery) =>
            {
                if (delivery.articles.Length == 0)
                    return Refusal.Field("articles", "is empty");
                var lines = delivery.articles.Select(article => JsonSerializer.Serialize(article)).ToArray();
                using var content = new StringContent(join(lines), Encoding.UTF8, "application/x-ndjson");
                using var answer = await index.PostAsync("/articles/_bulk", content);
                return answer.IsSuccessStatusCode ? Results.Json(new { indexed = lines.Length }) : Results.Problem("The index did not take it.", statusCode: 502);
            });
            app.MapGet("/suppliers", () => Results.Json(new[] { new { id = 1, name = "Nord" }, new { id = 2, name = "Sud" } }));
        });
        await stage.CrowdAsync(import, clients: 3, rounds: 16, async (client, round) =>
        {
            if (round % 4 == 3)
                await client.GetAsync("/suppliers");
            await client.PostAsync("/deliveries", new
            {
                supplier = client.Random.Pick(1, 2),
                articles = Enumerable.Range(0, client.Random.Next(0, 9)).Select(_ => new { sku = client.Random.Sku(), name = client.Random.Good(), price = client.Random.Amount(), ean = $"76{client.Random.NextInt64(10_000_000_000, 99_999_999_999)}" }),
            });
        });
    }

    private sealed record Article(string sku, string name, decimal price, string ean);

    private sealed record Delivery(int supplier, Article[] articles);
}
