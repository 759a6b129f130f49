namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>With its new version the carrier writes a shipment's status in small letters with hyphens, and the shop shows all of them as unknown.</summary>
public sealed class StatusSpelledAnew : Scenario
{
    private static readonly string[] Statuses = ["LABEL_PRINTED", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED"];

    public override Expected Expected => Expected.OneOf(["unknownToken", "formatDrift"], "status");

    public override Play Faulty => stage => RunAsync(stage, call => call > 28);

    public override Play Healthy => stage => RunAsync(stage, _ => false);

    private static async Task RunAsync(Stage stage, Func<int, bool> newVersion)
    {
        var calls = 0;
        var carrier = stage.Http(await stage.UpstreamAsync("orders", "track.carrier.example", app => app.MapGet("/shipments/{id}", (string id) =>
        {
            var status = Statuses[id.StableNumber() % 4];
            return Results.Json(new
            {
                id,
                status = newVersion(Interlocked.Increment(ref calls)) ? status.ToLowerInvariant().Replace('_', '-') : status,
                updated = $"2026-06-{id.StableNumber() % 18 + 10}T08:{id.StableNumber() % 50 + 10}:00Z",
                pieces = id.StableNumber() % 3 + 1,
            });
        })));
        var orders = await stage.ServiceAsync("orders", app =>
        {
            app.MapGet("/orders/{no}/tracking", async (string no) =>
            {
                if (no.EndsWith("00", StringComparison.Ordinal))
                    return Results.NotFound();
                var shipment = await carrier.GetFromJsonAsync<Shipment>($"/shipments/1Z{no}");
                return Results.Json(new { order = no, step = Array.IndexOf(Statuses, shipment!.status) + 1, shipment.updated });
            });
            app.MapGet("/orders", (string customer) => Results.Json(new[] { new { no = customer.StableNumber() % 90_000, customer } }));
        });
        await stage.CrowdAsync(orders, clients: 3, rounds: 19, async (client, round) =>
        {
            if (round % 4 == 0)
                await client.GetAsync($"/orders?customer=k{client.Random.Next(1_000)}");
            await client.GetAsync($"/orders/{client.Random.Next(10_000, 99_999)}/tracking");
        });
    }

    private sealed record Shipment(string status, string updated);
}
