namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>A guest house adds the nights to the day of the month, which most months have not enough days for.</summary>
public sealed class StayAcrossMonthEnd : Scenario
{
    public override Expected Expected => Expected.Of("contrast", "arrival");

    public override Play Faulty => stage => RunAsync(stage, (arrival, nights) => new DateOnly(arrival.Year, arrival.Month, arrival.Day + nights));

    public override Play Healthy => stage => RunAsync(stage, (arrival, nights) => arrival.AddDays(nights));

    private static async Task RunAsync(Stage stage, Func<DateOnly, int, DateOnly> leave)
    {
        var house = await stage.ServiceAsync("guesthouse", app =>
        {
            app.MapPost("/stays", (Stay stay) =>
            {
                if (stay.guests > 4)
                    return Refusal.Field("guests", "four at most");
                var departure = leave(stay.arrival, stay.nights);
                return Results.Json(new { stay.room, stay.arrival, departure, total_chf = stay.nights * (70 + 25 * stay.guests) }, statusCode: 201);
            });
            app.MapGet("/rooms/{room}", (string room) => Results.Json(new
            {
                room,
                beds = room.StableNumber() % 3 + 1,
                view = room.StableNumber() % 2 == 0 ? "lake" : "yard",
            }));
        });
        await stage.CrowdAsync(house, clients: 3, rounds: 26, async (client, round) =>
        {
            var room = $"R{client.Random.Next(1, 30)}";
            if (round % 3 == 0)
                await client.GetAsync($"/rooms/{room}");
            await client.PostAsync("/stays", new
            {
                room,
                arrival = new DateOnly(2026, 1, 1).AddDays(client.Random.Next(0, 360)),
                nights = client.Random.Pick(1, 1, 2, 2, 3, 4, 7),
                guests = client.Random.Chance(0.05) ? 6 : client.Random.Next(1, 5),
                breakfast = client.Random.Chance(0.6),
            });
        });
    }

    private sealed record Stay(string room, DateOnly arrival, int nights, int guests);
}
