using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.States;

/// <summary>
/// A washer for laboratory glass steps on when it is paused and once more when it goes on; glass that was paused while it was washed is dried unrinsed.
/// </summary>
public sealed class ResumedWasherSkipsRinse : Scenario
{
    private static readonly string[] Phases = ["FILL", "WASH", "RINSE", "DRY", "DONE"];

    public override Expected Expected => Expected.Of("illegalTransition", "WASH", "DRY");

    public override Play Faulty => stage => RunAsync(stage, phase => phase + 2);

    public override Play Healthy => stage => RunAsync(stage, phase => phase);

    private static async Task RunAsync(Stage stage, Func<int, int> resumeAt)
    {
        var runs = new ConcurrentDictionary<string, (int Phase, bool Paused)>();
        var washer = await stage.ServiceAsync("washers", app =>
        {
            app.MapPost("/runs", (Load load) =>
            {
                if (load.trays is < 1 or > 6)
                    return Refusal.Field("trays", "is between 1 and 6");
                var id = $"run-{load.device.StableNumber() % 90}-{Guid.NewGuid().ToString("N")[..6]}";
                runs[id] = (0, false);
                return Results.Json(Seen(id), statusCode: 201);
            });
            app.MapGet("/runs/{id}", (string id) => runs.ContainsKey(id) ? Results.Json(Seen(id)) : Results.NotFound());
            app.MapPost("/runs/{id}/step", (string id) =>
            {
                if (runs[id].Paused)
                    return Refusal.Conflict("The run is paused.");
                runs[id] = (runs[id].Phase + 1, false);
                return Results.Json(Seen(id));
            });
            app.MapPost("/runs/{id}/pause", (string id) =>
            {
                runs[id] = runs[id] with { Paused = true };
                return Results.Json(Seen(id));
            });
            app.MapPost("/runs/{id}/resume", (string id) =>
            {
                runs[id] = (resumeAt(runs[id].Phase), false);
                return Results.Json(Seen(id));
            });
        });
        await stage.CrowdAsync(washer, clients: 3, rounds: 9, async (client, _) =>
        {
            var begun = await client.PostAsync("/runs", new
            {
                device = $"W{client.Random.Next(1, 9)}",
                trays = client.Random.Chance(0.06) ? 9 : client.Random.Next(1, 7),
                program = client.Random.Pick("glass", "plastic"),
            });
            if (!begun.Succeeded)
                return;
            var path = $"/runs/{begun["id"]}";
            var phase = "FILL";
            var pausing = client.Random.Chance(0.25);
            while (phase != "DONE")
            {
                if (phase == "WASH" && pausing)
                {
                    pausing = false;
                    await client.PostAsync($"{path}/pause", new { reason = client.Random.Pick("door", "refill") });
                    if (client.Random.Chance(0.3))
                        await client.PostAsync($"{path}/step");
                    phase = (await client.PostAsync($"{path}/resume"))["phase"]!.GetValue<string>();
                    continue;
                }

                phase = (await client.PostAsync($"{path}/step"))["phase"]!.GetValue<string>();
                if (client.Random.Chance(0.4))
                    await client.GetAsync(path);
            }
        });

        object Seen(string id) => new { id, phase = Phases[runs[id].Phase], paused = runs[id].Paused, celsius = 20 + id.StableNumber() % 60 };
    }

    private sealed record Load(string device, int trays);
}
