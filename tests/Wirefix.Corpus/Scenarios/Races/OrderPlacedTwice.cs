using System.Collections.Concurrent;
using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>
/// Impatient customers press the button again; the key that tells the repetition is not looked at, and the kitchen cooks twice.
/// </summary>
public sealed class OrderPlacedTwice : Scenario
{
    public override Expected Expected => Expected.OneOf(["doubleEffect", "unsafeRetry"], "/orders");

    public override Play Faulty => stage => RunAsync(stage, (_, work) => work());

    public override Play Healthy => stage =>
    {
        var done = new ConcurrentDictionary<string, Lazy<Task<JsonElement>>>();
        return RunAsync(stage, (key, work) => done.GetOrAdd(key, _ => new Lazy<Task<JsonElement>>(work)).Value);
    };

    private static async Task RunAsync(Stage stage, Func<string, Func<Task<JsonElement>>, Task<JsonElement>> once)
    {
        var number = 4_000;
        var kitchen = stage.Http(await stage.UpstreamAsync("menu", "kitchen.internal", app =>
            app.MapPost("/kitchen/orders", (Order order) =>
                Results.Json(new { ticket = Interlocked.Increment(ref number), order.table, order.dish }, statusCode: 201))));
        var menu = await stage.ServiceAsync("menu", app => app.MapPost("/orders", async (Order order, HttpRequest request) =>
        {
            if (order.table > 40)
                return Refusal.Field("table", "there is no such table");
            return Results.Json(
                await once(request.Headers["Idempotency-Key"].ToString(), async () =>
                {
                    using var answer = await kitchen.PostAsJsonAsync("/kitchen/orders", order);
                    return await answer.Content.ReadFromJsonAsync<JsonElement>();
                }),
                statusCode: 201);
        }));
        await stage.CrowdAsync(menu, clients: 2, rounds: 24, async (client, _) =>
        {
            var order = new
            {
                table = client.Random.Next(1, 43),
                dish = client.Random.Pick("soup", "pizza", "salad", "pasta"),
                notes = client.Random.Good(),
            };
            var key = ("Idempotency-Key", client.Random.Uuid().ToString());
            await client.PostAsync("/orders", order, key);
            if (client.Random.Chance(0.15))
                await client.PostAsync("/orders", order, key);
        });
    }

    private sealed record Order(int table, string dish, string notes);
}
