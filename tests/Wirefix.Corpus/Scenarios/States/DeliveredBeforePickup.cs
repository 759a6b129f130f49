using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.States;

/// <summary>Scanners move a parcel step by step; the list of a depot that was offline sets whatever it says, and parcels are delivered that were never picked up.</summary>
public sealed class DeliveredBeforePickup : Scenario
{
    private static readonly string[] Steps = ["announced", "picked_up", "in_transit", "delivered"];

    public override Expected Expected => Expected.OneOf(["illegalTransition", "unguardedWrite"], "announced", "delivered");

    public override Play Faulty => stage => RunAsync(stage, (_, _) => true);

    public override Play Healthy => stage => RunAsync(stage, IsNext);

    private static async Task RunAsync(Stage stage, Func<string, string, bool> mayImport)
    {
        var parcels = new ConcurrentDictionary<string, string>();
        var tracking = await stage.ServiceAsync("tracking", app =>
        {
            app.MapPost("/parcels", (Parcel parcel) => Results.Json(new { parcel.code, status = parcels[parcel.code] = Steps[0] }, statusCode: 201));
            app.MapPost("/parcels/{code}/scans", (string code, Scan scan) =>
            {
                if (!IsNext(parcels[code], scan.status))
                    return Refusal.Conflict($"The parcel is {parcels[code]}.");
                return Results.Json(new { code, status = parcels[code] = scan.status, scan.depot });
            });
            app.MapPost("/depots/{depot}/scans", (string depot, Late[] late) => Results.Json(late.Select(scan =>
            {
                var taken = mayImport(parcels[scan.code], scan.status);
                if (taken)
                    parcels[scan.code] = scan.status;
                return new { scan.code, taken, status = parcels[scan.code] };
            })));
            app.MapGet("/parcels/{code}", (string code) => parcels.TryGetValue(code, out var status) ? Results.Json(new { code, status }) : Results.NotFound());
        });
        await stage.CrowdAsync(tracking, clients: 3, rounds: 14, async (client, round) =>
        {
            var random = client.Random;
            var code = $"PK{client.Number}{round:00}{random.Next(10_000, 99_999)}";
            await client.PostAsync("/parcels", new { code, grams = random.Next(200, 9_000) });
            await client.GetAsync($"/parcels/{code}");
            if (round % 5 == 4)
            {
                await client.PostAsync("/depots/D7/scans", new[] { new { code, status = "delivered", at = "2026-06-11T17:40:00Z" } });
                await client.GetAsync($"/parcels/{code}");
                return;
            }

            foreach (var status in Steps[1..])
            {
                if (random.Chance(0.06))
                    await client.PostAsync($"/parcels/{code}/scans", new { status = "delivered", depot = "D2" });
                await client.PostAsync($"/parcels/{code}/scans", new { status, depot = $"D{random.Next(1, 6)}" });
            }

            await client.GetAsync(random.Chance(0.95) ? $"/parcels/{code}" : "/parcels/PK0");
        });
    }

    private static bool IsNext(string from, string to) => Array.IndexOf(Steps, to) == Array.IndexOf(Steps, from) + 1;

    private sealed record Parcel(string code);

    private sealed record Scan(string status, string depot);

    private sealed record Late(string code, string status);
}
