namespace Wirefix.Corpus.Scenarios.Reliability;

/// <summary>The hub orders a pickup, waits a quarter of a second and orders it again; the carrier, who was merely slow, comes twice.</summary>
public sealed class PickupOrderedAgain : Scenario
{
    public override Expected Expected => Expected.OneOf(["unsafeRetry", "doubleEffect"], "/pickups");

    public override Play Faulty => stage => RunAsync(stage, TimeSpan.FromMilliseconds(250));

    public override Play Healthy => stage => RunAsync(stage, TimeSpan.FromSeconds(10));

    private static async Task RunAsync(Stage stage, TimeSpan patience)
    {
        var number = 70_000;
        var carrier = stage.Http(await stage.UpstreamAsync("hub", "pickups.carrier.example", app => app.MapPost("/pickups", async (Pickup pickup) =>
        {
            var order = Interlocked.Increment(ref number);
            await Task.Delay(pickup.Dock.StableNumber() % 9 == 0 ? 320 : 15);
            return Results.Json(new { OrderNo = order, pickup.Dock, pickup.Pallets }, statusCode: 201);
        })));
        carrier.Timeout = patience;
        var hub = await stage.ServiceAsync("hub", app => app.MapPost("/consignments", async (Consignment consignment) =>
        {
            if (consignment.Pallets > 30)
                return Refusal.Field("Pallets", "a lorry takes 30");
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    using var answer = await carrier.PostAsJsonAsync("/pickups", new Pickup(consignment.Reference, consignment.Dock, consignment.Pallets));
                    return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 201);
                }
                catch (TaskCanceledException) when (attempt < 3)
                {
                    await Task.Delay(20);
                }
                catch (TaskCanceledException)
                {
                    return Results.Problem("the carrier does not answer", statusCode: 504);
                }
            }
        }));
        await stage.CrowdAsync(hub, clients: 3, rounds: 20, async (client, _) => await client.PostAsync("/consignments", new
        {
            Reference = $"CN-{client.Random.GetHexString(8)}",
            Dock = $"{client.Random.Pick("N", "S", "W")}{client.Random.Next(1, 40)}",
            Pallets = client.Random.Next(1, 32),
        }));
    }

    private sealed record Pickup(string Reference, string Dock, int Pallets);

    private sealed record Consignment(string Reference, string Dock, int Pallets);
}
