using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>A seat is looked up and, if it is free, booked; two guests who look at the same moment both get it.</summary>
public sealed class SeatBookedTwice : Scenario
{
    public override Expected Expected => Expected.OneOf(["checkThenAct", "doubleEffect"], "/bookings");

    public override Play Faulty => stage => RunAsync(stage, Turns.None);

    public override Play Healthy => stage => RunAsync(stage, Turns.Each());

    private static async Task RunAsync(Stage stage, Turn turn)
    {
        var meetings = new Meetings();
        var bookings = new ConcurrentBag<Booking>();
        var hall = stage.Http(await stage.UpstreamAsync("tickets", "hall.internal", app =>
        {
            app.MapGet("/shows/{show}/bookings", async (int show, string seat) =>
            {
                var taken = bookings.Where(booking => booking.show == show && booking.seat == seat).ToArray();
                await meetings.ArriveAsync($"{show}/{seat}");
                return Results.Json(taken);
            });
            app.MapPost("/shows/{show}/bookings", (int show, Booking booking) =>
            {
                bookings.Add(booking);
                return Results.Json(new { bookingId = bookings.Count, booking.show, booking.seat, booking.guest }, statusCode: 201);
            });
        }));
        var tickets = await stage.ServiceAsync("tickets", app =>
            app.MapPost("/tickets", (Booking order) => turn($"{order.show}/{order.seat}", async () =>
            {
                var taken = await hall.GetFromJsonAsync<Booking[]>($"/shows/{order.show}/bookings?seat={order.seat}");
                if (taken!.Length > 0)
                    return Refusal.Conflict($"Seat {order.seat} is taken.");
                using var answer = await hall.PostAsJsonAsync($"/shows/{order.show}/bookings", order);
                return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 201);
            })));
        var clients = new[] { stage.Client(tickets, 0), stage.Client(tickets, 1) };
        for (var round = 0; round < 26; round++)
        {
            var show = clients[0].Random.Next(1, 4);
            var seat = $"{clients[0].Random.Pick("A", "B", "C", "D")}{round % 22}";
            if (round % 6 == 4)
                await meetings.HoldAsync($"{show}/{seat}", () => Task.WhenAll(clients.Select(client => BookAsync(client, show, seat))));
            else
                await BookAsync(clients[round % 2], show, seat);
        }
    }

    private static Task BookAsync(Client client, int show, string seat) =>
        client.PostAsync("/tickets", new { show, seat, guest = client.Random.Person() });

    private sealed record Booking(int show, string seat, string guest);
}
