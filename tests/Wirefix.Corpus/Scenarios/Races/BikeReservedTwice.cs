using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>A bike without a current reservation is reserved; two riders who tap on it at the same moment both get a code for its lock.</summary>
public sealed class BikeReservedTwice : Scenario
{
    public override Expected Expected => Expected.OneOf(["checkThenAct", "doubleEffect"], "/reservations");

    public override Play Faulty => stage => RunAsync(stage, Turns.None);

    public override Play Healthy => stage => RunAsync(stage, Turns.Each());

    private static async Task RunAsync(Stage stage, Turn turn)
    {
        var meetings = new Meetings();
        var all = new ConcurrentQueue<Reservation>();
        var number = 5_000;
        var store = stage.Http(await stage.UpstreamAsync("bikes", "reservations.internal", app =>
        {
            app.MapGet("/reservations", async (string bike, bool current) =>
            {
                var found = all.Where(reservation => reservation.bike_id == bike).ToArray();
                await meetings.ArriveAsync(bike);
                return Results.Json(new { items = found, total = found.Length });
            });
            app.MapPost("/reservations", (Wish wish) =>
            {
                var made = new Reservation(Interlocked.Increment(ref number), wish.bike_id, wish.rider_id);
                all.Enqueue(made);
                return Results.Json(made, statusCode: 201);
            });
        }));
        var bikes = await stage.ServiceAsync("bikes", app =>
        {
            app.MapPost("/rides", (Wish wish) => turn(wish.bike_id, async () =>
            {
                if (!wish.bike_id.StartsWith("B-", StringComparison.Ordinal))
                    return Refusal.Field("bike_id", "is not the number of a bike");
                var current = await store.GetFromJsonAsync<Found>($"/reservations?bike={wish.bike_id}&current=true");
                if (current!.total > 0)
                    return Refusal.Conflict("This bike is reserved.");
                using var made = await store.PostAsJsonAsync("/reservations", wish);
                var reservation = await made.Content.ReadFromJsonAsync<Reservation>();
                return Results.Json(new { ride = reservation!.reservation_no, wish.bike_id, unlock = $"{wish.rider_id.StableNumber() % 10_000:0000}" }, statusCode: 201);
            }));
            app.MapGet("/stations/{id:int}", (int id) => Results.Json(new { station = id, free = id % 12, docks = 20 }));
        });
        var riders = new[] { stage.Client(bikes, 0), stage.Client(bikes, 1), stage.Client(bikes, 2) };
        for (var round = 0; round < 30; round++)
        {
            var bike = riders[0].Random.Chance(0.04) ? "?" : $"B-{2_000 + round * 7}";
            await riders[round % 3].GetAsync($"/stations/{riders[0].Random.Next(1, 60)}");
            if (round % 6 == 2)
                await meetings.HoldAsync(bike, () => Task.WhenAll(ReserveAsync(riders[0], bike), ReserveAsync(riders[1], bike)));
            else
                await ReserveAsync(riders[round % 3], bike);
            if (round % 5 == 0)
                await ReserveAsync(riders[2], bike);
        }
    }

    private static Task ReserveAsync(Client rider, string bike) =>
        rider.PostAsync("/rides", new { bike_id = bike, rider_id = $"r{rider.Random.GetHexString(10, lowercase: true)}" });

    private sealed record Wish(string bike_id, string rider_id);

    private sealed record Reservation(int reservation_no, string bike_id, string rider_id);

    private sealed record Found(Reservation[] items, int total);
}
