namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>Where a probe of a greenhouse does not answer, the controller writes "n/a" in place of a number.</summary>
public sealed class HumidityNotAvailable : Scenario
{
    public override Expected Expected => Expected.OneOf(["kindDrift", "contrast"], "humidity");

    public override Play Faulty => stage => RunAsync(stage, "n/a");

    public override Play Healthy => stage => RunAsync(stage, null);

    private static async Task RunAsync(Stage stage, object? unknown)
    {
        var controllers = stage.Http(await stage.UpstreamAsync("greenhouse", "controllers.farm.internal", app => app.MapGet("/houses/{house:int}/bays/{bay:int}", (int house, int bay) =>
            Results.Json(new
            {
                house,
                bay,
                climate = new
                {
                    temperature = 18 + (house * 7 + bay) % 90 / 10.0,
                    humidity = (house * 13 + bay * 5) % 8 == 0 ? unknown : 52 + (house + bay * 3) % 37,
                    co2_ppm = 410 + house * bay % 300,
                },
                vents = new { open_pct = bay * 10 % 100, manual = bay == 3 },
            }))));
        var greenhouse = await stage.ServiceAsync("greenhouse", app =>
        {
            app.MapGet("/houses/{house:int}/bays/{bay:int}/climate", async (int house, int bay) => house > 36
                ? Results.NotFound()
                : Results.Text(await controllers.GetStringAsync($"/houses/{house}/bays/{bay}"), "application/json"));
            app.MapPatch("/houses/{house:int}/setpoints", (int house, Setpoints wanted) => wanted.day < wanted.night
                ? Refusal.Field("day", "must not be below the night's")
                : Results.Json(new { house, wanted.day, wanted.night }));
        });
        await stage.CrowdAsync(greenhouse, clients: 3, rounds: 20, async (client, round) =>
        {
            var house = client.Random.Next(1, 39);
            await client.GetAsync($"/houses/{house}/bays/{client.Random.Next(1, 9)}/climate");
            if (round % 4 == 1)
                await client.PatchAsync($"/houses/{house}/setpoints", new { day = client.Random.Next(17, 24), night = client.Random.Next(13, 18) });
        });
    }

    private sealed record Setpoints(int day, int night);
}
