using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Drivers send where they are, riders ask for rides and follow them; a ride may be cancelled until it has begun, and prices are estimates until its end.</summary>
public sealed class RideDispatch : HealthyService
{
    public override Play Play => async stage =>
    {
        var rides = new ConcurrentDictionary<string, Ride>();
        var maps = stage.Http(await stage.UpstreamAsync("dispatch", "maps.internal", app => app.MapPost("/eta", async (Leg leg) =>
        {
            await Task.Delay(5 + (int)(Math.Abs(leg.from[0] - leg.to[0]) * 60));
            return Results.Json(new Eta((int)(Math.Abs(leg.from[0] - leg.to[0]) * 9_000) + 400, 180));
        })));
        var dispatch = await stage.ServiceAsync("dispatch", app =>
        {
            app.MapPost("/rides", async (Wish wish) =>
            {
                if (wish.to is null)
                    return Refusal.Field("to", "is missing");
                using var answer = await maps.PostAsJsonAsync("/eta", new Leg(wish.from, wish.to));
                var eta = await answer.Content.ReadFromJsonAsync<Eta>();
                var ride = new Ride($"r_{Guid.NewGuid():N}"[..14], "searching", null, Math.Round(6 + eta!.metres / 1_000m * 2.4m, 1));
                rides[ride.id] = ride;
                return Results.Json(ride, statusCode: 201);
            });
            app.MapPost("/rides/{id}/events", (string id, Happened happened) =>
            {
                var ride = rides[id];
                var next = (ride.state, happened.what) switch
                {
                    ("searching", "accept") => ride with { state = "assigned", driver = happened.driver },
                    ("assigned", "start") => ride with { state = "riding" },
                    ("riding", "finish") => ride with { state = "finished", fare = ride.fare + 1.5m },
                    ("searching" or "assigned", "cancel") => ride with { state = "cancelled", fare = ride.state == "assigned" ? 5 : 0 },
                    _ => null,
                };
                return next is null ? Refusal.Conflict($"The ride is {ride.state}.") : Results.Json(rides[id] = next);
            });
            app.MapGet("/rides/{id}", (string id) => rides.TryGetValue(id, out var ride) ? Results.Json(ride) : Results.NotFound());
            app.MapPut("/drivers/{driver}/location", (string driver, Location location) => Math.Abs(location.at[0]) > 90 ? Refusal.Field("at", "is nowhere") : Results.NoContent());
        });
        await stage.CrowdAsync(dispatch, clients: 3, rounds: 11, async (client, _) =>
        {
            var random = client.Random;
            var driver = $"d{random.Next(10, 40)}";
            var made = await client.PostAsync("/rides", new { from = Point(random), to = random.Chance(0.05) ? null : Point(random), seats = random.Next(1, 5) });
            await client.PutAsync($"/drivers/{driver}/location", new { at = Point(random), heading = random.Next(0, 360), speed = random.Chance(0.9) ? (int?)random.Next(0, 60) : null });
            if (!made.Succeeded)
                return;
            var path = $"/rides/{made["id"]}";
            if (random.Chance(0.15))
                await client.PostAsync($"{path}/events", new { what = "cancel", by = "rider" });
            await client.PostAsync($"{path}/events", new { what = "accept", driver });
            await client.GetAsync(path);
            if (random.Chance(0.1))
                await client.PostAsync($"{path}/events", new { what = "cancel", by = random.Pick("rider", "driver") });
            await client.PostAsync($"{path}/events", new { what = "start", driver });
            for (var look = 0; look < random.Next(0, 4); look++)
                await client.GetAsync(path);
            await client.PostAsync($"{path}/events", new { what = "finish", driver });
            await client.GetAsync(path);
        });
    };

    private static double[] Point(Random random) => [46 + random.Next(900, 990) / 1_000.0, 7 + random.Next(400, 480) / 1_000.0];

    private sealed record Wish(double[] from, double[]? to, int seats);

    private sealed record Leg(double[] from, double[] to);

    private sealed record Eta(int metres, int seconds);

    private sealed record Happened(string what, string? driver);

    private sealed record Location(double[] at);

    private sealed record Ride(string id, string state, string? driver, decimal fare);
}
