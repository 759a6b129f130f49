using System.Text;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Suppliers send articles as CSV or as lines of JSON; each line is checked by itself, what is good goes to the catalogue in one call, and the rest is told with its line.</summary>
public sealed class SupplierImport : HealthyService
{
    public override Play Play => async stage =>
    {
        var catalogue = stage.Http(await stage.UpstreamAsync("supplierimport", "catalogue.internal", app => app.MapPost("/articles/batch", (Article[] articles) =>
            Results.Json(articles.Select(article => new { article.ean, action = article.ean.StableNumber() % 3 == 0 ? "created" : "updated", article.price_minor })))));
        var import = await stage.ServiceAsync("supplierimport", app => app.MapPost("/suppliers/{supplier}/articles", async (string supplier, HttpRequest request) =>
        {
            if (request.Headers["X-Api-Key"].Count == 0)
                return Refusal.Unauthorized(request.HttpContext);
            using var reader = new StreamReader(request.Body);
            var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var csv = request.ContentType!.StartsWith("text/csv", StringComparison.Ordinal);
            var read = lines.Skip(csv ? 1 : 0).Select(line => csv ? FromCsv(line) : FromJson(line)).ToArray();
            var good = read.Where(article => article.price_minor > 0).ToArray();
            if (good.Length == 0)
                return Results.Json(new { code = "NOTHING_TO_IMPORT" }, statusCode: 422);
            using var answer = await catalogue.PostAsJsonAsync("/articles/batch", good);
            var errors = read.Index().Where(line => line.Item.price_minor <= 0).Select(line => new { line = line.Index + 1, field = "price", message = "must be more than 0" });
            return Results.Json(new { supplier, accepted = good.Length, rejected = read.Length - good.Length, errors }, statusCode: good.Length == read.Length ? 200 : 207);
        }));
        await stage.CrowdAsync(import, clients: 3, rounds: 10, async (client, round) =>
        {
            var random = client.Random;
            var rows = Enumerable.Range(0, random.Next(1, 9)).Select(_ => (
                Ean: $"76{random.NextInt64(10_000_000_000, 99_999_999_999)}",
                Name: random.Pick(random.Good(), "Kaffee, gemahlen", "Thé «Earl Grey»", "½ Liter"),
                Price: random.Chance(0.08) ? 0m : random.Amount())).ToArray();
            var csv = client.Number == 1;
            var text = csv
                ? "ean;name;price\n" + string.Concat(rows.Select(row => $"{row.Ean};{row.Name};{row.Price}\n"))
                : string.Concat(rows.Select(row => System.Text.Json.JsonSerializer.Serialize(new { ean = row.Ean, name = row.Name, price = row.Price }) + "\n"));
            using var content = new StringContent(text, Encoding.UTF8, csv ? "text/csv" : "application/x-ndjson");
            (string, string)[] headers = round == 6 ? [] : [("X-Api-Key", $"sk_{client.Number}{client.Number}af")];
            await client.SendAsync(HttpMethod.Post, $"/suppliers/s{client.Number + 40}/articles", content, headers);
        });
    };

    private static Article FromCsv(string line)
    {
        var cells = line.Split(';');
        return new Article(cells[0], cells[1], (int)decimal.Round(decimal.Parse(cells[2]) * 100));
    }

    private static Article FromJson(string line)
    {
        var row = System.Text.Json.JsonSerializer.Deserialize<Row>(line)!;
        return new Article(row.ean, row.name, (int)decimal.Round(row.price * 100));
    }

    private sealed record Row(string ean, string name, decimal price);

    private sealed record Article(string ean, string name, int price_minor);
}
