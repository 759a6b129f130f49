namespace Wirefix.Corpus.Scenarios.Reliability;

/// <summary>Film prints in the outside vault are looked up in a table that has no index, so that a call for one of them takes half a second.</summary>
public sealed class OffsitePrintsSlow : Scenario
{
    public override Expected Expected => Expected.OneOf(["slowEndpoint", "contrast"], "/prints");

    public override Play Faulty => stage => RunAsync(stage, TimeSpan.FromMilliseconds(420));

    public override Play Healthy => stage => RunAsync(stage, TimeSpan.FromMilliseconds(9));

    private static async Task RunAsync(Stage stage, TimeSpan lookup)
    {
        var vaults = stage.Http(await stage.UpstreamAsync("prints", "vaults.archive.internal", app =>
        {
            app.MapGet("/prints/{code}", async (string code) =>
            {
                if (code.StableNumber() % 21 == 0)
                    return Results.NotFound();
                var offsite = code.StableNumber() % 5 == 0;
                await Task.Delay(offsite ? lookup * (0.9 + code.StableNumber() % 7 / 20.0) : TimeSpan.FromMilliseconds(4 + code.StableNumber() % 9));
                return Results.Json(new { code, reels = 3 + code.StableNumber() % 5, shelf = $"{(offsite ? "X" : "A")}{code.StableNumber() % 90}", gauge = "35mm" });
            });
            app.MapGet("/conditions/{code}", async (string code) =>
            {
                await Task.Delay(5);
                return Results.Json(new { code, shrinkage = code.StableNumber() % 12 / 10.0, vinegar = false });
            });
        }));
        var prints = await stage.ServiceAsync("prints", app =>
        {
            app.MapPost("/loans", async (Loan loan) =>
            {
                if (loan.Screenings is < 1 or > 10)
                    return Refusal.Field("Screenings", "must be from 1 to 10");
                using var print = await vaults.GetAsync($"/prints/{loan.Print}");
                if (!print.IsSuccessStatusCode)
                    return Results.NotFound();
                using var condition = await vaults.GetAsync($"/conditions/{loan.Print}");
                return Results.Json(new { loan.Print, loan.Cinema, approved = condition.IsSuccessStatusCode }, statusCode: 201);
            });
            app.MapGet("/cinemas", () => Results.Json(new[] { "Rex", "Capitol", "Lichtspiel" }));
        });
        await stage.CrowdAsync(prints, clients: 3, rounds: 18, async (client, round) =>
        {
            if (round % 6 == 1)
                await client.GetAsync("/cinemas");
            await client.PostAsync("/loans", new
            {
                Print = $"FP-{client.Random.Next(1_000, 1_400)}",
                Cinema = client.Random.Pick("Rex", "Capitol", "Lichtspiel"),
                Screenings = client.Random.Next(0, 9),
            });
        });
    }

    private sealed record Loan(string Print, string Cinema, int Screenings);
}
