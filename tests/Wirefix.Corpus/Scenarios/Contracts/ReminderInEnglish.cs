namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>Confirmations go out in the guest's language; reminders came later and kept the language of the example that they were copied from.</summary>
public sealed class ReminderInEnglish : Scenario
{
    public override Expected Expected => Expected.OneOf(["alteredValue", "lostValue"], "locale");

    public override Play Faulty => stage => RunAsync(stage, _ => "en");

    public override Play Healthy => stage => RunAsync(stage, guest => guest.locale);

    private static async Task RunAsync(Stage stage, Func<Guest, string> reminderLocale)
    {
        var mail = stage.Http(await stage.UpstreamAsync("reservations", "mail.provider.example", app => app.MapPost("/v2/send", (Message message) =>
            Results.Json(new { message_id = $"m-{Guid.NewGuid():N}", queued = true }, statusCode: 202))));
        var reservations = await stage.ServiceAsync("reservations", app =>
        {
            app.MapPost("/reservations", async (Reservation wish) =>
            {
                if (wish.seats > 10)
                    return Refusal.Field("seats", "please call us for groups");
                using var sent = await mail.PostAsJsonAsync("/v2/send", new Message("confirmation", wish.guest.email, wish.guest.locale, wish.guest.name, wish.date));
                return Results.Json(new { no = wish.guest.email.StableNumber() % 100_000, wish.date, wish.seats }, statusCode: 201);
            });
            app.MapPost("/reminders", async (Reminder reminder) =>
            {
                using var sent = await mail.PostAsJsonAsync("/v2/send", new Message("reminder", reminder.guest.email, reminderLocale(reminder.guest), reminder.guest.name, reminder.date));
                return Results.Accepted();
            });
            app.MapGet("/tables", (string date) => Results.Json(Enumerable.Range(1, 4).Select(n => new { table = n, seats = n + 2, free = (date.StableNumber() + n) % 3 != 0 })));
        });
        await stage.CrowdAsync(reservations, clients: 3, rounds: 16, async (client, round) =>
        {
            var date = $"2026-07-{client.Random.Next(1, 29):00}";
            var person = client.Random.Person();
            var guest = new Guest(person, $"{person.Split(' ')[0].ToLowerInvariant()}{client.Random.Next(1_000)}@post.example", client.Random.Pick("de", "de", "fr", "it", "en"));
            if (round % 3 == 0)
                await client.GetAsync($"/tables?date={date}");
            await client.PostAsync("/reservations", new { guest, date, seats = client.Random.Next(2, 12), note = client.Random.Chance(0.3) ? "window, please" : null });
            if (client.Random.Chance(0.5))
                await client.PostAsync("/reminders", new { guest, date, hours_before = 24 });
        });
    }

    private sealed record Guest(string name, string email, string locale);

    private sealed record Reservation(Guest guest, string date, int seats, string? note);

    private sealed record Reminder(Guest guest, string date, int hours_before);

    private sealed record Message(string template, string to, string locale, string name, string date);
}
