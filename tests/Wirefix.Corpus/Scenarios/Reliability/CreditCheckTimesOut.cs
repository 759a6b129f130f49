namespace Wirefix.Corpus.Scenarios.Reliability;

/// <summary>
/// A credit bureau sometimes does not answer; the loan service gives up after a second, each time, and has no other plan.
/// </summary>
public sealed class CreditCheckTimesOut : Scenario
{
    public override Expected Expected => Expected.Of("timeouts", "/scores");

    public override Play Faulty =>
        stage => RunAsync(stage, (person, token) => person.StableNumber() % 8 == 0 ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask);

    public override Play Healthy => stage => RunAsync(stage, (_, _) => Task.CompletedTask);

    private static async Task RunAsync(Stage stage, Func<string, CancellationToken, Task> think)
    {
        var bureau = stage.Http(await stage.UpstreamAsync("loans", "bureau.example", app =>
            app.MapGet("/scores/{person}", async (string person, CancellationToken token) =>
            {
                await think(person, token);
                return Results.Json(new { person, score = 300 + person.StableNumber() % 550 });
            })));
        bureau.Timeout = TimeSpan.FromSeconds(1);
        var loans = await stage.ServiceAsync("loans", app => app.MapPost("/applications", async (Application application) =>
        {
            if (application.amount < 1_000)
                return Refusal.Field("amount", "must be 1000 or more");
            try
            {
                var score = await bureau.GetFromJsonAsync<Score>($"/scores/{application.person}");
                return Results.Json(new { application.person, granted = score!.score > 500 }, statusCode: 201);
            }
            catch (TaskCanceledException)
            {
                return Results.Problem("The credit bureau did not answer.", statusCode: 504);
            }
        }));
        await stage.CrowdAsync(loans, clients: 4, rounds: 14, async (client, _) =>
            await client.PostAsync("/applications", new
            {
                person = $"{client.Random.Next(7_560_000, 7_569_999)}",
                amount = client.Random.Next(9, 400) * 100,
                months = client.Random.Pick(12, 24, 36),
            }));
    }

    private sealed record Application(string person, int amount, int months);

    private sealed record Score(string person, int score);
}
