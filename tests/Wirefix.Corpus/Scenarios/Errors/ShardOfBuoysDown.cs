namespace Wirefix.Corpus.Scenarios.Errors;

/// <summary>One of four shards of the observation store loses its leader, and the forecasts of its buoys fail from then on.</summary>
public sealed class ShardOfBuoysDown : Scenario
{
    private const int Shards = 4;

    private const int CallsBefore = 22;

    public override Expected Expected => Expected.OneOf(["errorCluster", "propagation", "contrast"], "/observations");

    public override Play Faulty => stage => RunAsync(stage, (shard, call) => shard != 2 || call < CallsBefore);

    public override Play Healthy => stage => RunAsync(stage, (_, _) => true);

    private static async Task RunAsync(Stage stage, Func<int, int, bool> hasLeader)
    {
        var calls = 0;
        var store = stage.Http(await stage.UpstreamAsync("seastate", "obs.ocean.internal", app => app.MapGet("/buoys/{wmo:int}/observations", (int wmo, int hours) =>
        {
            if (!hasLeader(wmo % Shards, Interlocked.Increment(ref calls)))
                return Results.Json(new { Error = "NO_LEADER", Shard = wmo % Shards, Node = "obs-2b" }, statusCode: 503);
            return wmo % 19 == 0
                ? Results.NotFound(new { Error = "UNKNOWN_BUOY" })
                : Results.Json(new
                {
                    Wmo = wmo,
                    Series = Enumerable.Range(0, hours).Select(hour => new { Hour = hour, Hs = (wmo + hour) % 60 / 10.0, Tp = 4 + (wmo + hour) % 9, SeaTemp = 11.4 }),
                });
        })));
        var seastate = await stage.ServiceAsync("seastate", app =>
        {
            app.MapGet("/forecasts/{wmo:int}", async (int wmo, int? hours) =>
            {
                using var answer = await store.GetAsync($"/buoys/{wmo}/observations?hours={hours ?? 6}");
                if ((int)answer.StatusCode == 404)
                    return Results.NotFound();
                if (!answer.IsSuccessStatusCode)
                    return Results.Problem("The observations cannot be read.", statusCode: 502);
                var buoy = await answer.Content.ReadFromJsonAsync<Buoy>();
                return Results.Json(new { wmo, significant_height = buoy!.Series.Average(point => point.Hs), horizon_h = 12 });
            });
            app.MapGet("/regions", () => Results.Json(new[] { new { region = "biscay", buoys = 12 }, new { region = "channel", buoys = 9 } }));
        });
        await stage.CrowdAsync(seastate, clients: 3, rounds: 24, async (client, round) =>
        {
            if (round % 8 == 2)
                await client.GetAsync("/regions");
            await client.GetAsync($"/forecasts/{62_000 + client.Random.Next(1, 80)}{(client.Random.Chance(0.3) ? "?hours=12" : "")}");
        });
    }

    private sealed record Point(int Hour, double Hs);

    private sealed record Buoy(int Wmo, Point[] Series);
}
