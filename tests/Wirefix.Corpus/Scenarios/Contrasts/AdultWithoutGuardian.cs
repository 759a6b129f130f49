namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>Pupils of age have no guardian, and whoever wrote the letter to the parents did not think of them.</summary>
public sealed class AdultWithoutGuardian : Scenario
{
    public override Expected Expected => Expected.Of("contrast", "guardian");

    public override Play Faulty => stage => RunAsync(stage, enrolment => enrolment.guardian!.email);

    public override Play Healthy => stage => RunAsync(stage, enrolment => enrolment.guardian?.email ?? enrolment.pupil.email);

    private static async Task RunAsync(Stage stage, Func<Enrolment, string> letterTo)
    {
        var school = await stage.ServiceAsync("school", app =>
        {
            app.MapPut("/enrolments/{number}", (int number, Enrolment enrolment) => enrolment.year > 12
                ? Refusal.Field("year", "the school has twelve years")
                : Results.Json(new { number, enrolment.year, letter_to = letterTo(enrolment) }));
            app.MapGet("/classes/{year}", (int year) => Results.Json(new { year, rooms = new[] { $"{year}a", $"{year}b" } }));
        });
        await stage.CrowdAsync(school, clients: 3, rounds: 22, async (client, round) =>
        {
            var random = client.Random;
            var adult = random.Chance(0.12);
            if (round % 5 == 0)
                await client.GetAsync($"/classes/{random.Next(1, 13)}");
            await client.PutAsync($"/enrolments/{random.Next(20_000, 29_999)}", new
            {
                pupil = new { name = random.Person(), email = $"p{random.Next(9_999)}@school.example" },
                year = random.Next(1, 14),
                guardian = adult ? null : new { name = random.Person(), email = $"g{random.Next(9_999)}@mail.example" },
                bus = random.Chance(0.4),
            });
        });
    }

    private sealed record Contact(string name, string email);

    private sealed record Enrolment(Contact pupil, int year, Contact? guardian, bool bus);
}
