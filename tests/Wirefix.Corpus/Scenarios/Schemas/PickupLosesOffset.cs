using System.Globalization;

namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>After a deploy the times of pickups are local times that say no offset.</summary>
public sealed class PickupLosesOffset : Scenario
{
    private const int FirstOfNewVersion = 40;

    public override Expected Expected => Expected.Of("formatDrift", "$.pickup.at");

    public override Play Faulty => stage =>
        RunAsync(stage, (at, call) => call < FirstOfNewVersion ? WithOffset(at) : at.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));

    public override Play Healthy => stage => RunAsync(stage, (at, _) => WithOffset(at));

    private static string WithOffset(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static async Task RunAsync(Stage stage, Func<DateTimeOffset, int, string> write)
    {
        var calls = 0;
        var parcels = await stage.ServiceAsync("parcels", app =>
        {
            app.MapPost("/pickups", (PickupOrder order) =>
            {
                if (order.parcels > 20)
                    return Refusal.Field("parcels", "must be at most 20");
                var at = new DateTimeOffset(2026, 3, order.day, 8 + order.parcels % 9, 15, 0, TimeSpan.FromHours(2));
                return Results.Json(new
                {
                    code = $"P{order.day:00}{order.parcels:00}",
                    pickup = new { at = write(at, Interlocked.Increment(ref calls)), depot = $"Depot {order.day % 5}" },
                }, statusCode: 201);
            });
            app.MapGet("/depots", () => Results.Json(Enumerable.Range(0, 5).Select(n => new { name = $"Depot {n}", opens = "08:00" })));
        });
        await stage.CrowdAsync(parcels, clients: 3, rounds: 28, async (client, round) =>
        {
            if (round % 6 == 0)
                await client.GetAsync("/depots");
            await client.PostAsync("/pickups", new
            {
                day = client.Random.Next(1, 28),
                parcels = client.Random.Next(1, 22),
                street = $"Ring {client.Random.Next(1, 80)}",
            });
        });
    }

    private sealed record PickupOrder(int day, int parcels, string street);
}
