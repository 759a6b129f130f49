using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>A wind farm's minor alarms wait in an outbox as JSON text and are serialised once more when they leave, as a text full of backslashes.</summary>
public sealed class OutboxSerialisesTwice : Scenario
{
    public override Expected Expected => Expected.OneOf(["encoding", "kindDrift", "alteredValue"], "payload");

    public override Play Faulty => stage => RunAsync(stage, kept => JsonValue.Create(kept));

    public override Play Healthy => stage => RunAsync(stage, kept => JsonNode.Parse(kept)!);

    private static async Task RunAsync(Stage stage, Func<string, JsonNode> fromOutbox)
    {
        var events = stage.Http(await stage.UpstreamAsync("windfarm", "events.grid.internal", app => app.MapPost("/topics/alarms", (JsonElement sent) =>
            Results.Json(new { partition = sent.GetProperty("key").GetString()!.StableNumber() % 4, offset = Random.Shared.Next(100_000, 900_000) }, statusCode: 202))));
        var windfarm = await stage.ServiceAsync("windfarm", app =>
        {
            app.MapPost("/turbines/{turbine}/alarms", async (string turbine, JsonElement alarm) =>
            {
                var severity = alarm.GetProperty("severity").GetString();
                if (severity is not ("critical" or "major" or "minor"))
                    return Refusal.Field("severity", "is critical, major or minor");
                var kept = JsonSerializer.Serialize(alarm);
                var payload = severity == "minor" ? fromOutbox(kept) : JsonNode.Parse(kept)!;
                using var answer = await events.PostAsJsonAsync("/topics/alarms", new JsonObject { ["key"] = turbine, ["type"] = "alarm.raised", ["payload"] = payload });
                return Results.Json(new { turbine, accepted = true }, statusCode: 202);
            });
            app.MapGet("/turbines/{turbine}/power", (string turbine) => turbine.EndsWith('0')
                ? Results.NotFound()
                : Results.Json(new { turbine, kw = turbine.StableNumber() % 3_400, pitch_deg = turbine.StableNumber() % 90 / 10.0 }));
        });
        await stage.CrowdAsync(windfarm, clients: 3, rounds: 20, async (client, _) =>
        {
            var turbine = $"WT{client.Random.Next(10, 79)}";
            if (client.Random.Chance(0.4))
                await client.GetAsync($"/turbines/{turbine}/power");
            await client.PostAsync($"/turbines/{turbine}/alarms", new
            {
                code = client.Random.Pick("YAW_ERR", "GEN_TEMP", "PITCH_BATT", "VIBRATION"),
                severity = client.Random.Chance(0.04) ? "loud" : client.Random.Pick("critical", "major", "minor", "minor"),
                wind = new { ms = client.Random.Next(30, 250) / 10.0, dir = client.Random.Next(0, 360) },
                raised_at = $"2026-01-0{client.Random.Next(1, 10)}T0{client.Random.Next(10)}:{client.Random.Next(10, 60)}:00Z",
            });
        });
    }
}
