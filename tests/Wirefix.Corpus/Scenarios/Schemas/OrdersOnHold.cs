namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>The fulfilment centre has a new status that was never there before.</summary>
public sealed class OrdersOnHold : Scenario
{
    private static readonly string[] Known = ["RECEIVED", "PICKED", "PACKED", "SHIPPED"];

    public override Expected Expected => Expected.Of("unknownToken", "$.status", "ON_HOLD");

    public override Play Faulty => stage => RunAsync(stage, number => number % 6 == 0 ? "ON_HOLD" : Known[number % Known.Length]);

    public override Play Healthy => stage => RunAsync(stage, number => Known[number % Known.Length]);

    public override Play Baseline => Healthy;

    private static async Task RunAsync(Stage stage, Func<int, string> statusOf)
    {
        var fulfilment = stage.Http(await stage.UpstreamAsync("tracking", "fulfilment.partner.example", app =>
            app.MapGet("/api/orders/{id}", (int id) =>
                id % 29 == 0 ? Results.NotFound() : Results.Json(new { id, status = statusOf(id / 7), warehouse = $"W{id % 4}" }))));
        var tracking = await stage.ServiceAsync("tracking", app => app.MapGet("/track/{id}", async (int id) =>
        {
            using var answer = await fulfilment.GetAsync($"/api/orders/{id}");
            if (!answer.IsSuccessStatusCode)
                return Results.NotFound();
            var order = await answer.Content.ReadFromJsonAsync<Order>();
            return Results.Json(new { id, step = Array.IndexOf(Known, order!.status) + 1, steps = Known.Length });
        }));
        await stage.CrowdAsync(tracking, clients: 3, rounds: 30, async (client, _) =>
            await client.GetAsync($"/track/{client.Random.Next(10_000, 99_999)}"));
    }

    private sealed record Order(int id, string status, string warehouse);
}
