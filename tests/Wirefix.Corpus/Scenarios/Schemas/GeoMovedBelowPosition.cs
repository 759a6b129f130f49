namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>A new version of the trackers' service has what was beside the vehicle below its position; the map of the fleet shows nobody any more.</summary>
public sealed class GeoMovedBelowPosition : Scenario
{
    public override Expected Expected => Expected.OneOf(["renamedField", "lostValue", "kindDrift"], "lat");

    public override Play Faulty => stage => RunAsync(stage, (vehicle, lat, lon, at) =>
        Results.Json(new { vehicle, position = new { lat, lon }, speed_kmh = vehicle % 120, at, engine = vehicle % 3 == 0 ? "off" : "on" }));

    public override Play Healthy => stage => RunAsync(stage, (vehicle, lat, lon, at) =>
        Results.Json(new { vehicle, lat, lon, speed_kmh = vehicle % 120, at, engine = vehicle % 3 == 0 ? "off" : "on" }));

    public override Play Baseline => Healthy;

    private static async Task RunAsync(Stage stage, Func<int, double, double, string, IResult> answer)
    {
        var trackers = stage.Http(await stage.UpstreamAsync("fleet", "trackers.telematics.example", app =>
            app.MapGet("/v1/vehicles/{vehicle:int}/last", (int vehicle) => vehicle % 21 == 0
            ? Results.NotFound()
            : answer(vehicle, 46.2 + vehicle % 997 / 1_000.0, 7.1 + vehicle % 883 / 500.0, $"2026-06-11T{vehicle % 12 + 6:00}:{vehicle % 60:00}:07Z"))));
        var fleet = await stage.ServiceAsync("fleet", app =>
        {
            app.MapGet("/map/{vehicle:int}", async (int vehicle) =>
            {
                using var last = await trackers.GetAsync($"/v1/vehicles/{vehicle}/last");
                if (!last.IsSuccessStatusCode)
                    return Results.NotFound(new { vehicle, error = "no tracker" });
                var seen = (await last.Content.ReadFromJsonAsync<Seen>())!;
                return Results.Json(new { id = vehicle, colour = seen.engine == "on" ? "green" : "grey", seen.lat, seen.lon, tip = $"{seen.speed_kmh} km/h" });
            });
            app.MapGet("/depots/{depot}", (string depot) => Results.Json(new { depot, bays = depot.StableNumber() % 30 + 4, gate = "open" }));
        });
        await stage.CrowdAsync(fleet, clients: 3, rounds: 18, async (client, round) =>
        {
            if (round % 5 == 2)
                await client.GetAsync($"/depots/{client.Random.Pick("olten", "gossau", "aclens")}");
            await client.GetAsync($"/map/{client.Random.Next(1_000, 9_999)}");
        });
    }

    private sealed record Seen(int vehicle, double? lat, double? lon, int speed_kmh, string engine);
}
