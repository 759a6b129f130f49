namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>A practice takes a date of birth for midnight in Zurich and gives the insurer the date that it then was in Greenwich.</summary>
public sealed class BirthdayOneDayEarlier : Scenario
{
    private static readonly TimeSpan Zurich = TimeSpan.FromHours(1);

    public override Expected Expected => Expected.Of("alteredValue", "birth");

    public override Play Faulty => stage => RunAsync(stage, date => DateOnly.FromDateTime(new DateTimeOffset(date, TimeOnly.MinValue, Zurich).UtcDateTime));

    public override Play Healthy => stage => RunAsync(stage, date => date);

    private static async Task RunAsync(Stage stage, Func<DateOnly, DateOnly> birthDate)
    {
        var insurer = stage.Http(await stage.UpstreamAsync("practice", "cover.insurer.example", app => app.MapPost("/cover-requests", (CoverRequest request) =>
            Results.Json(new
            {
                card_no = $"80756{request.last_name.StableNumber() % 90_000 + 10_000}",
                covered = request.birth_date.Year % 9 != 0,
                franchise = 300 + request.birth_date.Day % 5 * 500,
            }))));
        var practice = await stage.ServiceAsync("practice", app =>
        {
            app.MapPost("/patients", async (Patient patient) =>
            {
                if (patient.born > new DateOnly(2026, 6, 11))
                    return Refusal.Field("born", "is in the future");
                var request = new CoverRequest(patient.name.Split(' ')[1], birthDate(patient.born), patient.canton);
                using var answer = await insurer.PostAsJsonAsync("/cover-requests", request);
                var cover = await answer.Content.ReadFromJsonAsync<Cover>();
                return Results.Json(new { patient_no = patient.name.StableNumber() % 50_000, patient.name, cover!.card_no, cover.covered }, statusCode: 201);
            });
            app.MapGet("/rooms", () => Results.Json(new[] { new { room = 1, free = true }, new { room = 2, free = false } }));
        });
        await stage.CrowdAsync(practice, clients: 3, rounds: 18, async (client, round) =>
        {
            if (round % 5 == 1)
                await client.GetAsync("/rooms");
            await client.PostAsync("/patients", new
            {
                name = client.Random.Person(),
                born = client.Random.Chance(0.04) ? new DateOnly(2062, 3, 4) : new DateOnly(1938, 1, 1).AddDays(client.Random.Next(0, 31_000)),
                canton = client.Random.Pick("ZH", "AG", "TG", "SG"),
                phone = client.Random.Chance(0.7) ? $"044 {client.Random.Next(100, 999)} {client.Random.Next(10, 99)} {client.Random.Next(10, 99)}" : null,
            });
        });
    }

    private sealed record Patient(string name, DateOnly born, string canton);

    private sealed record CoverRequest(string last_name, DateOnly birth_date, string canton);

    private sealed record Cover(string card_no, bool covered);
}
