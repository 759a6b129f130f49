using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>A cart is read, changed and saved as a whole by the page; with two tabs open, what the one put in is gone when the other saves.</summary>
public sealed class CartOfTwoTabs : Scenario
{
    public override Expected Expected => Expected.OneOf(["lostUpdate", "unguardedWrite"], "/carts/");

    public override Play Faulty => stage => RunAsync(stage, (_, _) => true);

    public override Play Healthy => stage => RunAsync(stage, (stored, sent) => stored == sent);

    private static async Task RunAsync(Stage stage, Func<int, int, bool> mayWrite)
    {
        var carts = new ConcurrentDictionary<string, Cart>();
        var shop = await stage.ServiceAsync("cart", app =>
        {
            app.MapGet("/carts/{id}", (string id) => Results.Json(carts.GetOrAdd(id, _ => new Cart(0, []))));
            app.MapPut("/carts/{id}", (string id, Cart cart) =>
            {
                lock (carts)
                {
                    var stored = carts.GetOrAdd(id, _ => new Cart(0, []));
                    if (cart.items.Any(item => item.quantity > 20))
                        return Refusal.Field("quantity", "20 at most");
                    if (!mayWrite(stored.revision, cart.revision))
                        return Refusal.Conflict("The cart has changed.");
                    return Results.Json(carts[id] = cart with { revision = stored.revision + 1 });
                }
            });
            app.MapGet("/products/{sku}", (string sku) => Results.Json(new { sku, price = sku.StableNumber() % 90 + 5, stock = sku.StableNumber() % 30 }));
        });
        var first = stage.Client(shop, 0);
        var second = stage.Client(shop, 1);
        for (var round = 0; round < 15; round++)
        {
            var id = $"c-{first.Random.GetHexString(10, lowercase: true)}";
            await AddAsync(first, id);
            await first.GetAsync($"/products/{first.Random.Sku()}");
            await AddAsync(first, id);
            if (round % 4 == 3)
            {
                var one = await ReadAsync(first, id);
                var other = await ReadAsync(second, id);
                await SaveAsync(first, id, one);
                if (!(await SaveAsync(second, id, other)).Succeeded)
                    await AddAsync(second, id);
            }

            await first.GetAsync($"/carts/{id}");
        }
    }

    private static async Task AddAsync(Client client, string id) => await SaveAsync(client, id, await ReadAsync(client, id));

    private static async Task<Cart> ReadAsync(Client client, string id) =>
        System.Text.Json.JsonSerializer.Deserialize<Cart>((await client.GetAsync($"/carts/{id}")).Text)!;

    private static Task<Answer> SaveAsync(Client client, string id, Cart read) => client.PutAsync(
        $"/carts/{id}",
        read with { items = [.. read.items, new Item(client.Random.Sku(), client.Random.Chance(0.05) ? 50 : client.Random.Next(1, 4))] });

    private sealed record Item(string sku, int quantity);

    private sealed record Cart(int revision, Item[] items);
}
