namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>Shipping is shared out over the lines of a cart by their part of the total, and a cart of free samples has a total of nothing.</summary>
public sealed class SamplesCostNothing : Scenario
{
    public override Expected Expected => Expected.Of("contrast", "price");

    public override Play Faulty => stage => RunAsync(stage, (price, total) => price / total);

    public override Play Healthy => stage => RunAsync(stage, (price, total) => total == 0 ? 0 : price / total);

    private static async Task RunAsync(Stage stage, Func<decimal, decimal, decimal> share)
    {
        var carts = await stage.ServiceAsync("carts", app =>
        {
            app.MapPost("/carts/quote", (Cart cart) =>
            {
                if (cart.country is not ("CH" or "LI" or "DE"))
                    return Refusal.Field("country", "we do not ship there");
                var total = cart.lines.Sum(line => line.price * line.quantity);
                var shipping = total > 100 ? 0m : 7.90m;
                return Results.Json(new { total, shipping, lines = cart.lines.Select(line => new { line.sku, shipping = Math.Round(share(line.price * line.quantity, total) * shipping, 2) }) });
            });
            app.MapGet("/products/{sku}", (string sku) => Results.Json(new { sku, name = $"Product {sku[^2..]}", in_stock = sku.StableNumber() % 9 }));
        });
        await stage.CrowdAsync(carts, clients: 4, rounds: 18, async (client, round) =>
        {
            var samplesOnly = client.Random.Chance(0.15);
            if (round % 3 == 0)
                await client.GetAsync($"/products/{client.Random.Sku()}");
            await client.PostAsync("/carts/quote", new
            {
                country = client.Random.Pick("CH", "CH", "CH", "DE", "LI", "CH", "AT"),
                lines = Enumerable.Range(0, samplesOnly ? client.Random.Next(1, 3) : client.Random.Next(1, 5)).Select(_ => new
                {
                    sku = client.Random.Sku(),
                    price = samplesOnly || client.Random.Chance(0.1) ? 0m : client.Random.Amount(80),
                    quantity = samplesOnly ? 1 : client.Random.Next(1, 4),
                }),
                newsletter = client.Random.Chance(0.5),
            });
        });
    }

    private sealed record Line(string sku, decimal price, int quantity);

    private sealed record Cart(string country, Line[] lines);
}
