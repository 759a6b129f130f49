using System.Globalization;

namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>A visit's time is written as UTC with the clock of the branch: right in Lisbon in winter, hours off elsewhere.</summary>
public sealed class VisitKeepsItsClock : Scenario
{
    public override Expected Expected => Expected.OneOf(["alteredValue", "formatDrift"], "start");

    public override Play Faulty => stage => RunAsync(stage, start => Utc(start.DateTime));

    public override Play Healthy => stage => RunAsync(stage, start => Utc(start.UtcDateTime));

    private static string Utc(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static async Task RunAsync(Stage stage, Func<DateTimeOffset, string> write)
    {
        var calendar = stage.Http(await stage.UpstreamAsync("clinic", "calendar.clinic.internal", app => app.MapPost("/calendar/entries", (Entry entry) =>
            Results.Json(new { entryRef = $"E{(entry.Start + entry.Room).StableNumber()}", entry.Room }, statusCode: 201))));
        var clinic = await stage.ServiceAsync("clinic", app => app.MapPost("/visits", async (Visit visit) =>
        {
            if (visit.Minutes > 90)
                return Refusal.Field("Minutes", "a visit takes at most 90 minutes");
            using var answer = await calendar.PostAsJsonAsync("/calendar/entries", new Entry(write(DateTimeOffset.Parse(visit.Start, CultureInfo.InvariantCulture)), visit.Room, visit.Minutes));
            return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 201);
        }));
        await stage.CrowdAsync(clinic, clients: 3, rounds: 20, async (client, _) =>
        {
            var day = new DateTime(2026, 1, 5).AddDays(client.Random.Next(40)).AddMinutes(8 * 60 + client.Random.Next(30) * 15);
            await client.PostAsync("/visits", new
            {
                Patient = client.Random.Person(),
                Start = day.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + client.Random.Pick("+00:00", "+01:00", "+02:00"),
                Minutes = client.Random.Next(1, 20) * 5,
                Room = $"R{client.Random.Next(1, 30)}",
            });
        });
    }

    private sealed record Entry(string Start, string Room, int Minutes);

    private sealed record Visit(string Patient, string Start, int Minutes, string Room);
}
