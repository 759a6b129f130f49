namespace Wirefix.Corpus.Scenarios.Reliability;

/// <summary>A limit of 180 seconds for a flood model was written as milliseconds; runs on a fine grid take longer than that and never come back.</summary>
public sealed class LimitInTheWrongUnit : Scenario
{
    private const int Limit = 180;

    public override Expected Expected => Expected.OneOf(["timeouts", "contrast"], "/simulations");

    public override Play Faulty => stage => RunAsync(stage, TimeSpan.FromMilliseconds(Limit));

    public override Play Healthy => stage => RunAsync(stage, TimeSpan.FromSeconds(Limit));

    private static async Task RunAsync(Stage stage, TimeSpan limit)
    {
        var model = stage.Http(await stage.UpstreamAsync("hydrology", "model.hydro.internal", app => app.MapPost("/simulations", async (Run run, CancellationToken left) =>
        {
            await Task.Delay(run.hours * 500 / run.grid_m, left);
            return Results.Json(new { run.basin, peak_m3s = run.basin.StableNumber() % 900, peak_at_h = run.hours / 3, cells = 250_000 / run.grid_m });
        })));
        model.Timeout = limit;
        var hydrology = await stage.ServiceAsync("hydrology", app =>
        {
            app.MapPost("/basins/{basin}/simulations", async (string basin, Wish wish) =>
            {
                if (wish.hours is < 1 or > 48)
                    return Refusal.Field("hours", "must be from 1 to 48");
                try
                {
                    using var answer = await model.PostAsJsonAsync("/simulations", new Run(basin, wish.hours, wish.grid_m));
                    return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json");
                }
                catch (TaskCanceledException)
                {
                    return Results.Problem("The model gave no answer.", statusCode: 504);
                }
            });
            app.MapGet("/basins/{basin}/gauges", (string basin) =>
                Results.Json(Enumerable.Range(1, 3).Select(n => new { gauge = $"{basin}-{n}", level_cm = basin.StableNumber() % 300 + n })));
        });
        await stage.CrowdAsync(hydrology, clients: 3, rounds: 20, async (client, round) =>
        {
            var basin = client.Random.Pick("aare", "reuss", "limmat", "thur");
            if (round % 4 == 2)
                await client.GetAsync($"/basins/{basin}/gauges");
            await client.PostAsync($"/basins/{basin}/simulations", new
            {
                hours = client.Random.Chance(0.05) ? 96 : client.Random.Pick(6, 12, 24, 40),
                grid_m = client.Random.Pick(50, 100, 200, 250, 500),
                scenario = client.Random.Pick("HQ30", "HQ100", "HQ300"),
            });
        });
    }

    private sealed record Wish(int hours, int grid_m, string scenario);

    private sealed record Run(string basin, int hours, int grid_m);
}
