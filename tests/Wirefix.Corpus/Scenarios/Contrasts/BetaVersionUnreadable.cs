namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>The version of the calling app is read as four numbers at most; the testers' one has a word behind its numbers.</summary>
public sealed class BetaVersionUnreadable : Scenario
{
    public override Expected Expected => Expected.Of("contrast", "X-App-Version");

    public override Play Faulty => stage => RunAsync(stage, Version.Parse);

    public override Play Healthy => stage => RunAsync(stage, text => Version.Parse(text.Split('-')[0]));

    private static async Task RunAsync(Stage stage, Func<string, Version> read)
    {
        var timetable = await stage.ServiceAsync("ticketing", app =>
        {
            app.MapGet("/journeys", (string from, string to, HttpRequest request) =>
            {
                if (from == to)
                    return Refusal.Field("to", "is where you are");
                var live = read(request.Headers["X-App-Version"].ToString()) >= new Version(8, 0);
                return Results.Json(Enumerable.Range(0, 3).Select(n => new { departs = $"{7 + n:00}:{from.Length * 4:00}", changes = n % 2, delay = live ? (int?)(to.Length % 4) : null }));
            });
            app.MapPost("/tickets", (Ticket ticket) => Results.Json(new { ticket.journey, code = $"{ticket.journey.StableNumber():X6}", price = 4.40m }, statusCode: 201));
        });
        var versions = new[] { "8.0.3", "7.12.0", "8.0.3", "8.1.0-beta.2", "7.9.1" };
        await stage.CrowdAsync(timetable, clients: 5, rounds: 14, async (client, _) =>
        {
            var random = client.Random;
            var from = random.Pick("Bern", "Thun", "Spiez", "Visp", "Brig");
            var to = random.Pick("Bern", "Thun", "Spiez", "Visp", "Brig", "Zug", "Chur");
            var journeys = await client.GetAsync(
                $"/journeys?from={from}&to={to}",
                ("X-App-Version", versions[client.Number]),
                ("X-Device", random.Pick("phone", "phone", "tablet")),
                ("Accept-Language", random.Pick("de", "fr", "it")));
            if (journeys.Succeeded && random.Chance(0.4))
                await client.PostAsync("/tickets", new { journey = $"{from}-{to}-{random.Next(100)}", half_fare = random.Chance(0.6) }, ("X-App-Version", versions[client.Number]));
        });
    }

    private sealed record Ticket(string journey, bool half_fare);
}
