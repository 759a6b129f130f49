namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>Long booking references are cut to fourteen characters on their way to the hotel.</summary>
public sealed class ReferenceCutOff : Scenario
{
    private const int Column = 14;

    public override Expected Expected => Expected.OneOf(["alteredValue", "lostValue"], "reference");

    public override Play Faulty => stage => RunAsync(stage, reference => reference.Length > Column ? reference[..Column] : reference);

    public override Play Healthy => stage => RunAsync(stage, reference => reference);

    private static async Task RunAsync(Stage stage, Func<string, string> send)
    {
        var hotel = stage.Http(await stage.UpstreamAsync("travel", "hotel.partner.example", app =>
            app.MapPut("/reservations", (Reservation reservation) =>
                Results.Json(new { confirmation = reservation.bookingReference.StableNumber(), reservation.nights }))));
        var travel = await stage.ServiceAsync("travel", app => app.MapPost("/bookings", async (Booking booking) =>
        {
            if (booking.nights > 12)
                return Refusal.Conflict("No room for so many nights.");
            using var answer = await hotel.PutAsJsonAsync("/reservations", new Reservation(send(booking.bookingReference), booking.guest, booking.nights));
            return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 201);
        }));
        await stage.CrowdAsync(travel, clients: 3, rounds: 18, async (client, _) => await client.PostAsync("/bookings", new
        {
            bookingReference = $"{client.Random.Pick("WEB", "AGENCY", "PARTNER")}-2026-{client.Random.Next(100_000, 999_999)}",
            guest = client.Random.Person(),
            nights = client.Random.Next(1, 14),
            breakfast = client.Random.Chance(0.5),
        }));
    }

    private sealed record Reservation(string bookingReference, string guest, int nights);

    private sealed record Booking(string bookingReference, string guest, int nights, bool breakfast);
}
