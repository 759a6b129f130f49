using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.States;

/// <summary>
/// A lift is not started while it is stopped or only repaired; that an inspection may also be failed is newer than the list of states
/// in which starting is refused.
/// </summary>
public sealed class LiftStartedUninspected : Scenario
{
    public override Expected Expected => Expected.OneOf(["unguardedWrite", "illegalTransition"], "notPassed");

    public override Play Faulty => stage => RunAsync(stage, state => state is not ("stopped" or "repaired"));

    public override Play Healthy => stage => RunAsync(stage, state => state == "approved");

    private static async Task RunAsync(Stage stage, Func<string, bool> mayStart)
    {
        var lifts = new ConcurrentDictionary<string, string>();
        var service = await stage.ServiceAsync("elevators", app =>
        {
            app.MapGet("/lifts/{id}", (string id) => lifts.TryGetValue(id, out var state)
                ? Results.Json(new { liftId = id, state, floors = 3 + id.StableNumber() % 9 })
                : Results.NotFound());
            app.MapPost("/lifts/{id}/stop", (string id, Report report) =>
            {
                lifts[id] = "stopped";
                return Results.Json(new { liftId = id, state = "stopped", report.reason });
            });
            app.MapPost("/lifts/{id}/repair", (string id) => Move(id, state => state is "stopped" or "notPassed", "repaired"));
            app.MapPost("/lifts/{id}/inspection", (string id, Inspection inspection) =>
                Move(id, state => state == "repaired", inspection.brakeTestMm <= 60 ? "approved" : "notPassed"));
            app.MapPost("/lifts/{id}/start", (string id) => Move(id, mayStart, "inService"));
        });
        await stage.CrowdAsync(service, clients: 3, rounds: 12, async (client, round) =>
        {
            var path = $"/lifts/{client.Number}{round:00}-{client.Random.GetHexString(5, lowercase: true)}";
            await client.PostAsync($"{path}/stop", new { reason = client.Random.Pick("door", "noise", "level", "trapped person"), reportedBy = client.Random.Person() });
            if (client.Random.Chance(0.25))
                await client.PostAsync($"{path}/start");
            await client.PostAsync($"{path}/repair");
            if (client.Random.Chance(0.3))
                await client.PostAsync($"{path}/start");
            var inspected = await client.PostAsync($"{path}/inspection", new { brakeTestMm = client.Random.Next(20, 85), inspector = $"TÜV-{client.Random.Next(100, 140)}" });
            await client.GetAsync(client.Random.Chance(0.06) ? "/lifts/unknown" : path);
            if ((string)inspected["state"]! == "notPassed" && client.Random.Chance(0.4))
            {
                await client.PostAsync($"{path}/repair");
                await client.PostAsync($"{path}/inspection", new { brakeTestMm = client.Random.Next(20, 60), inspector = $"TÜV-{client.Random.Next(100, 140)}" });
            }

            await client.PostAsync($"{path}/start");
            if (client.Random.Chance(0.5))
                await client.GetAsync(path);
        });

        IResult Move(string id, Func<string, bool> may, string to)
        {
            if (!lifts.TryGetValue(id, out var state))
                return Results.NotFound();
            if (!may(state))
                return Refusal.Conflict($"The lift is {state}.");
            lifts[id] = to;
            return Results.Json(new { liftId = id, state = to });
        }
    }

    private sealed record Report(string reason);

    private sealed record Inspection(int brakeTestMm, string inspector);
}
