namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>A scene of street lights is switched by a call for each of its lamps, although the controller takes a whole group at once.</summary>
public sealed class LampByLamp : Scenario
{
    public override Expected Expected => Expected.Of("nPlusOne", "/lamps");

    public override Play Faulty => stage => RunAsync(stage, async (controller, scene) =>
    {
        foreach (var lamp in scene.lamps)
        {
            using var answer = await controller.PatchAsJsonAsync($"/lamps/{lamp}", new { level = scene.level_pct });
            answer.EnsureSuccessStatusCode();
        }
    });

    public override Play Healthy => stage => RunAsync(stage, async (controller, scene) =>
    {
        using var answer = await controller.PostAsJsonAsync("/lamps/group-commands", new { scene.lamps, level = scene.level_pct });
        answer.EnsureSuccessStatusCode();
    });

    private static async Task RunAsync(Stage stage, Func<HttpClient, Scene, Task> switchTo)
    {
        var controller = stage.Http(await stage.UpstreamAsync("streetlights", "controller.lights.internal", app =>
        {
            app.MapPatch("/lamps/{lamp}", (string lamp, Level wanted) => Results.Json(new { lamp, wanted.level, burning_h = lamp.StableNumber() % 20_000 }));
            app.MapPost("/lamps/group-commands", (LampGroup group) => Results.Json(new { switched = group.lamps.Length, group.level }));
        }));
        var lights = await stage.ServiceAsync("streetlights", app =>
        {
            app.MapPost("/districts/{district}/scenes", async (string district, Scene scene) =>
            {
                if (scene.level_pct > 100)
                    return Refusal.Field("level_pct", "is at most 100");
                await switchTo(controller, scene);
                return Results.Json(new { district, scene.name, lamps = scene.lamps.Length, done = true });
            });
            app.MapGet("/districts/{district}/sunset", (string district) => Results.Json(new { district, sunset = "21:14", civil_dusk = "21:47" }));
        });
        await stage.CrowdAsync(lights, clients: 2, rounds: 13, async (client, round) =>
        {
            var district = client.Random.Pick("altstadt", "hafen", "nord");
            if (round % 4 == 0)
                await client.GetAsync($"/districts/{district}/sunset");
            await client.PostAsync($"/districts/{district}/scenes", new
            {
                name = client.Random.Pick("dusk", "night", "rain", "match day"),
                level_pct = client.Random.Chance(0.06) ? 120 : client.Random.Pick(30, 50, 80, 100),
                lamps = Enumerable.Range(0, client.Random.Next(2, 13)).Select(n => $"L{district[0]}{client.Random.Next(10, 99)}{n:00}"),
            });
        });
    }

    private sealed record Scene(string name, int level_pct, string[] lamps);

    private sealed record Level(int level);

    private sealed record LampGroup(string[] lamps, int level);
}
