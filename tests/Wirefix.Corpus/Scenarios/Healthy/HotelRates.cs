namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// Offers of hotels come from two sources side by side, of which one takes longer; prices are converted and rounded to the five
/// centimes that exist, and a booking passes on what the guest wrote.
/// </summary>
public sealed class HotelRates : HealthyService
{
    public override Play Play => async stage =>
    {
        var bookings = 300;
        var chain = stage.Http(await stage.UpstreamAsync("travel", "api.chain.example", app =>
        {
            app.MapGet("/availability", (string city, DateOnly from, int nights) => Results.Json(Rooms(city, nights, "EUR")));
            app.MapPost("/reservations", (Reservation reservation) => Results.Json(
                new
                {
                    confirmation = $"CH{Interlocked.Increment(ref bookings)}",
                    reservation.guest_name,
                    reservation.rate_id,
                    state = "confirmed",
                }, statusCode: 201));
        }));
        var wholesaler = stage.Http(await stage.UpstreamAsync("travel", "rates.wholesaler.example", app =>
            app.MapGet("/search", async (string destination, string checkin, string checkout) =>
        {
            await Task.Delay(destination.StableNumber() % 3 * 20);
            return Results.Json(new { currency = "USD", results = Rooms(destination, 1, "USD"), took_ms = destination.StableNumber() % 60 });
        })));
        var travel = await stage.ServiceAsync("travel", app =>
        {
            app.MapGet("/offers", async (string city, DateOnly from, int nights) =>
            {
                if (nights is < 1 or > 28)
                    return Refusal.Field("nights", "is between 1 and 28");
                var own = chain.GetFromJsonAsync<Room[]>($"/availability?city={Uri.EscapeDataString(city)}&from={from:yyyy-MM-dd}&nights={nights}");
                var stay = $"checkin={from:yyyy-MM-dd}&checkout={from.AddDays(nights):yyyy-MM-dd}";
                var others = wholesaler.GetFromJsonAsync<Found>($"/search?destination={Uri.EscapeDataString(city)}&{stay}");
                var rooms = (await own)!.Concat((await others)!.results);
                return Results.Json(rooms.Select(room => new
                {
                    room.rate_id,
                    room.name,
                    price_chf = Swiss(room.price * (room.currency == "EUR" ? 0.94m : 0.81m)),
                    room.board,
                }));
            });
            app.MapPost("/bookings", async (Booking booking) =>
            {
                using var answer = await chain.PostAsJsonAsync("/reservations", new Reservation(booking.offer, booking.guest, booking.wishes, booking.arrival));
                return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 201);
            });
        });
        await stage.CrowdAsync(travel, clients: 3, rounds: 12, async (client, _) =>
        {
            var random = client.Random;
            var city = random.Pick("Zürich", "São Paulo", "Köln", "St. Gallen", "Lyon");
            var from = new DateOnly(2026, 7, 1).AddDays(random.Next(0, 90));
            await client.GetAsync($"/offers?city={Uri.EscapeDataString(city)}&from={from:yyyy-MM-dd}&nights={(random.Chance(0.06) ? 60 : random.Next(1, 8))}");
            if (random.Chance(0.5))
                await client.PostAsync("/bookings", new
                {
                    offer = $"r-{city.StableNumber() % 1_000}-{random.Next(3)}",
                    guest = random.Person(),
                    arrival = from,
                    wishes = random.Pick("", "late arrival", "quiet room & cot", "no feathers – thank you"),
                });
        });
    };

    private static Room[] Rooms(string city, int nights, string currency) =>
    [
        .. Enumerable.Range(0, city.StableNumber() % 4).Select(n =>
            new Room($"r-{city.StableNumber() % 1_000}-{n}", new Random(n).Pick("Adler", "Krone", "Post"), nights * (80 + n * 13.37m), currency, n % 2 == 0
                ? "breakfast"
                : null)),
    ];

    private static decimal Swiss(decimal amount) => Math.Round(amount * 20, MidpointRounding.AwayFromZero) / 20;

    private sealed record Room(string rate_id, string name, decimal price, string currency, string? board);

    private sealed record Found(string currency, Room[] results);

    private sealed record Booking(string offer, string guest, string wishes, DateOnly arrival);

    private sealed record Reservation(string rate_id, string guest_name, string remarks, DateOnly arrival);
}
