using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>A precinct's ballots are counted in sixteen bits, which was enough until towns were put together.</summary>
public sealed class TallyBeyondShort : Scenario
{
    public override Expected Expected => Expected.Of("contrast", "cast");

    public override Play Faulty => stage => RunAsync(stage, cast => Convert.ToInt16(cast));

    public override Play Healthy => stage => RunAsync(stage, cast => cast);

    private static async Task RunAsync(Stage stage, Func<int, long> count)
    {
        var tallies = new ConcurrentDictionary<string, long>();
        var votes = await stage.ServiceAsync("dryrun", app =>
        {
            app.MapPost("/api/precincts/{code}/tally", (string code, Tally tally) =>
            {
                if (tally.invalid > tally.cast)
                    return Refusal.Field("invalid", "cannot be more than were cast");
                tallies[code] = count(tally.cast) - tally.invalid;
                return Results.Json(new { code, valid = tallies[code], seal = $"{code.StableNumber():x8}" }, statusCode: 201);
            });
            app.MapGet("/api/precincts/{code}/tally", (string code) =>
                tallies.TryGetValue(code, out var valid) ? Results.Json(new { code, valid }) : Results.NotFound(new { code, error = "not counted yet" }));
        });
        await stage.CrowdAsync(votes, clients: 4, rounds: 18, async (client, _) =>
        {
            var code = $"{client.Random.Pick("ZH", "BE", "AG", "VD")}-{client.Random.Next(100, 999)}";
            // Sizes of towns: many small ones, few large ones.
            var cast = (int)Math.Exp(6 + client.Random.NextDouble() * 5.2);
            await client.PostAsync($"/api/precincts/{code}/tally", new
            {
                cast,
                invalid = client.Random.Chance(0.04) ? cast + 1 : client.Random.Next(0, 12),
                counted_by = client.Random.Person(),
                machine = client.Random.Chance(0.5) ? "scanner" : "hand",
            });
            if (client.Random.Chance(0.4))
                await client.GetAsync($"/api/precincts/{code}/tally");
        });
    }

    private sealed record Tally(int cast, int invalid, string counted_by, string machine);
}
