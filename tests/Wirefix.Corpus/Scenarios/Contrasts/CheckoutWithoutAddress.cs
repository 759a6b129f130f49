using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>A cart whose address was never set cannot be checked out: nobody thought of customers who collect their goods.</summary>
public sealed class CheckoutWithoutAddress : Scenario
{
    public override Expected Expected => Expected.Of("contrast", "/address");

    public override Play Faulty => stage => RunAsync(stage, address => address!);

    public override Play Healthy => stage => RunAsync(stage, address => address ?? new Address("Collect in the shop", "8001"));

    private static async Task RunAsync(Stage stage, Func<Address?, Address> addressOf)
    {
        var addresses = new ConcurrentDictionary<Guid, Address>();
        var carts = await stage.ServiceAsync("carts", app =>
        {
            app.MapPost("/carts/{id}/items", (Guid id, Item item) =>
                item.count < 1 ? Refusal.Field("count", "must be 1 or more") : Results.Json(new { id, item.sku }, statusCode: 201));
            app.MapPut("/carts/{id}/address", (Guid id, Address address) =>
            {
                addresses[id] = address;
                return Results.NoContent();
            });
            app.MapPost("/carts/{id}/checkout", (Guid id) =>
                Results.Json(new { id, shipTo = addressOf(addresses.GetValueOrDefault(id)).zip, state = "ordered" }));
        });
        await stage.CrowdAsync(carts, clients: 4, rounds: 12, async (client, _) =>
        {
            var cart = client.Random.Uuid();
            for (var items = client.Random.Next(1, 4); items > 0; items--)
                await client.PostAsync($"/carts/{cart}/items", new { sku = client.Random.Sku(), count = client.Random.Chance(0.04) ? 0 : 1 });
            if (!client.Random.Chance(0.2))
                await client.PutAsync($"/carts/{cart}/address", new
                {
                    street = $"Seeweg {client.Random.Next(1, 90)}",
                    zip = $"{client.Random.Next(1_000, 9_999)}",
                });
            await client.PostAsync($"/carts/{cart}/checkout");
        });
    }

    private sealed record Item(string sku, int count);

    private sealed record Address(string street, string zip);
}
