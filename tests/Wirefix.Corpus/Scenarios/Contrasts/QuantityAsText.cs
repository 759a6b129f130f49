using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>An old till sends quantities as text, which the new order service does not read.</summary>
public sealed class QuantityAsText : Scenario
{
    public override Expected Expected => Expected.Of("contrast", "$.lines[*].quantity");

    public override Play Faulty => stage => RunAsync(stage, quantity => quantity.GetInt32());

    public override Play Healthy => stage => RunAsync(stage, quantity =>
        quantity.ValueKind == JsonValueKind.String ? int.Parse(quantity.GetString()!) : quantity.GetInt32());

    private static async Task RunAsync(Stage stage, Func<JsonElement, int> read)
    {
        var orders = await stage.ServiceAsync("orders", app =>
        {
            app.MapPost("/orders", (JsonElement order) =>
            {
                var pieces = 0;
                foreach (var line in order.GetProperty("lines").EnumerateArray())
                {
                    if (!line.GetProperty("sku").GetString()!.StartsWith("SKU-", StringComparison.Ordinal))
                        return Refusal.Field("lines[0].sku", "no such article");
                    pieces += read(line.GetProperty("quantity"));
                }

                return Results.Json(new { id = pieces * 1_013, pieces, status = "accepted" }, statusCode: 201);
            });
            app.MapGet("/orders/{id:int}", (int id) => id % 5 == 0 ? Results.NotFound() : Results.Json(new { id, status = "accepted" }));
        });
        await stage.CrowdAsync(orders, clients: 4, rounds: 18, async (client, round) =>
        {
            var random = client.Random;
            var old = client.Number == 3 && round % 2 == 0;
            await client.PostAsync("/orders", new
            {
                customer = new { id = random.Next(100, 999), name = random.Person() },
                lines = Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
                {
                    var quantity = random.Next(1, 12);
                    return new
                    {
                        sku = random.Chance(0.04) ? "LAMP" : random.Sku(),
                        quantity = old ? (object)$"{quantity}" : quantity,
                        price = random.Amount(),
                    };
                }),
                comment = random.Chance(0.3) ? random.Good() : null,
            });
            if (round % 3 == 0)
                await client.GetAsync($"/orders/{random.Next(1_000, 9_999)}");
        });
    }
}
