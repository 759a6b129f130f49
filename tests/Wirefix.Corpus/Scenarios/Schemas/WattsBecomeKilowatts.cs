namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>After an update of their firmware, inverters give power in kilowatts where they gave watts; the feed-in of a village falls to nothing.</summary>
public sealed class WattsBecomeKilowatts : Scenario
{
    public override Expected Expected => Expected.OneOf(["formatDrift", "kindDrift", "alteredValue"], "power");

    public override Play Faulty => stage => RunAsync(stage, watts => watts / 1000m);

    public override Play Healthy => stage => RunAsync(stage, watts => watts);

    public override Play Baseline => Healthy;

    private static async Task RunAsync(Stage stage, Func<int, decimal> power)
    {
        var gateway = stage.Http(await stage.UpstreamAsync("feedin", "gateway.inverters.internal", app =>
            app.MapGet("/inverters/{serial}/now", (string serial) =>
        {
            var watts = serial.StableNumber() % 9_600 + 137;
            return serial.StableNumber() % 15 == 0
                ? Results.Json(new { serial, state = "standby", grid_v = 230.1 })
                : Results.Json(new { serial, state = "feeding", power = power(watts), grid_v = 229 + watts % 40 / 10.0, strings = watts % 3 + 1 });
        })));
        var feedIn = await stage.ServiceAsync("feedin", app =>
        {
            app.MapGet("/plants/{serial}", async (string serial) =>
            {
                if (!serial.StartsWith("SB", StringComparison.Ordinal))
                    return Results.NotFound();
                var now = (await gateway.GetFromJsonAsync<Now>($"/inverters/{serial}/now"))!;
                return Results.Json(new { serial, feeding = now.state == "feeding", per_string = now.strings == 0 ? 0 : Math.Round(now.power / now.strings) });
            });
            app.MapGet("/villages/{village}/price", (string village) => Results.Json(new { village, rappen_kwh = 11.4 + village.Length }));
        });
        await stage.CrowdAsync(feedIn, clients: 3, rounds: 18, async (client, round) =>
        {
            if (round % 4 == 3)
                await client.GetAsync($"/villages/{client.Random.Pick("trub", "trubschachen", "marbach")}/price");
            await client.GetAsync($"/plants/{(client.Random.Chance(0.04) ? "XX" : "SB")}{client.Random.Next(10_000_000, 99_999_999)}");
        });
    }

    private sealed record Now(string state, decimal power, int strings);
}
