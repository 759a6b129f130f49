namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>The service that makes tickets of bookings was given two workers, and a full ferry wants many tickets at once.</summary>
public sealed class TicketPrinterOfTwo : Scenario
{
    private static readonly TimeSpan Rendering = TimeSpan.FromMilliseconds(18);

    public override Expected Expected => Expected.Of("slowdownUnderLoad", "/ticket");

    public override Play Faulty => stage => RunAsync(stage, 2);

    public override Play Healthy => stage => RunAsync(stage, 64);

    private static async Task RunAsync(Stage stage, int workers)
    {
        using var free = new SemaphoreSlim(workers);
        var printing = stage.Http(await stage.UpstreamAsync("ferry", "printing.internal", app => app.MapPost("/tickets/render", async (Ticket ticket) =>
        {
            await free.WaitAsync();
            try
            {
                await Task.Delay(Rendering);
                return Results.Json(new { ticket.booking, pdf = Convert.ToBase64String(Guid.NewGuid().ToByteArray()), pages = ticket.passengers });
            }
            finally
            {
                free.Release();
            }
        })));
        var ferry = await stage.ServiceAsync("ferry", app =>
        {
            app.MapPost("/bookings", (Booking booking) => booking.passengers is < 1 or > 9
                ? Refusal.Field("passengers", "must be from 1 to 9")
                : Results.Json(new { booking = $"F{booking.lead.StableNumber():X}", booking.route, booking.passengers }, statusCode: 201));
            app.MapGet("/bookings/{id}/ticket", async (string id, int passengers) =>
            {
                using var answer = await printing.PostAsJsonAsync("/tickets/render", new Ticket(id, passengers));
                return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json");
            });
        });
        // A quiet morning, the usual traffic, and the evening before a holiday.
        await stage.CrowdAsync(ferry, clients: 1, rounds: 10, BookAsync);
        await stage.CrowdAsync(ferry, clients: 4, rounds: 5, BookAsync);
        await stage.CrowdAsync(ferry, clients: 9, rounds: 4, BookAsync);
        await stage.CrowdAsync(ferry, clients: 2, rounds: 6, BookAsync);
    }

    private static async Task BookAsync(Client client, int round)
    {
        var booking = await client.PostAsync("/bookings", new
        {
            lead = client.Random.Person(),
            route = client.Random.Pick("KIE-GOT", "TRA-HEL", "ROS-TRE"),
            passengers = client.Random.Next(1, 10),
            vehicle = client.Random.Chance(0.5) ? new { plate = $"HRO {client.Random.Next(100, 999)}", length_cm = client.Random.Next(380, 720) } : null,
        });
        if (booking.Succeeded)
            await client.GetAsync($"/bookings/{booking["booking"]}/ticket?passengers={booking["passengers"]}");
    }

    private sealed record Booking(string lead, string route, int passengers);

    private sealed record Ticket(string booking, int passengers);
}
