using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.States;

/// <summary>The warehouse job ships whatever was paid, and nobody asks whether it was cancelled since.</summary>
public sealed class ShippedAfterCancel : Scenario
{
    public override Expected Expected => Expected.OneOf(["illegalTransition", "unguardedWrite"], "cancelled", "ship");

    public override Play Faulty => stage => RunAsync(stage, order => order.Paid && order.Status != "shipped");

    public override Play Healthy => stage => RunAsync(stage, order => order.Status == "paid");

    private static async Task RunAsync(Stage stage, Func<Order, bool> mayShip)
    {
        var all = new ConcurrentDictionary<Guid, Order>();
        var orders = await stage.ServiceAsync("orders", app =>
        {
            app.MapPost("/orders", (NewOrder order) =>
                Results.Json(View(all[order.id] = new Order(order.id, "created", Paid: false)), statusCode: 201));
            app.MapGet("/orders/{id}", (Guid id) => all.TryGetValue(id, out var order) ? Results.Json(View(order)) : Results.NotFound());
            app.MapPost("/orders/{id}/pay", (Guid id) => Move(id, order => order.Status == "created", "paid"));
            app.MapPost("/orders/{id}/cancel", (Guid id) => Move(id, order => order.Status is "created" or "paid", "cancelled"));
            app.MapPost("/orders/{id}/ship", (Guid id) => Move(id, mayShip, "shipped"));
        });
        await stage.CrowdAsync(orders, clients: 3, rounds: 16, async (client, round) =>
        {
            var id = client.Random.Uuid();
            await client.PostAsync("/orders", new { id, sku = client.Random.Sku(), pieces = client.Random.Next(1, 5) });
            if (client.Random.Chance(0.1))
                await client.PostAsync($"/orders/{id}/ship");
            // Some change their mind before they pay, some after; the job comes for all of them.
            if (round % 8 == 1)
                await client.PostAsync($"/orders/{id}/cancel");
            await client.PostAsync($"/orders/{id}/pay");
            await client.GetAsync($"/orders/{id}");
            if (round % 8 == 5)
                await client.PostAsync($"/orders/{id}/cancel");
            await client.PostAsync($"/orders/{id}/ship");
            await client.GetAsync(client.Random.Chance(0.05) ? $"/orders/{client.Random.Uuid()}" : $"/orders/{id}");
        });

        IResult Move(Guid id, Func<Order, bool> may, string status)
        {
            if (!all.TryGetValue(id, out var order))
                return Results.NotFound();
            if (!may(order))
                return Refusal.Conflict($"An order that is {order.Status} cannot be {status}.");
            return Results.Json(View(all[id] = order with { Status = status, Paid = order.Paid || status == "paid" }));
        }
    }

    private static object View(Order order) => new { order.Id, status = order.Status };

    private sealed record Order(Guid Id, string Status, bool Paid);

    private sealed record NewOrder(Guid id, string sku, int pieces);
}
