using System.Net;

namespace Wirefix.Corpus.Scenarios.Errors;

/// <summary>
/// Whoever wrote what happens on an error disposes the client that all calls share: after the first hiccup of the orbit service no call
/// goes out any more.
/// </summary>
public sealed class ClientDisposedByItsFirstError : Scenario
{
    private const int Hiccup = 27;

    public override Expected Expected => Expected.Of("errorCluster", "500", "/passes");

    public override Play Faulty => stage => RunAsync(stage, orbits => orbits.Dispose());

    public override Play Healthy => stage => RunAsync(stage, _ => { });

    private static async Task RunAsync(Stage stage, Action<HttpClient> cleanUp)
    {
        var calls = 0;
        var orbits = stage.Http(await stage.UpstreamAsync("groundstation", "elements.orbit.example", app => app.MapGet("/gp/{norad:int}", (int norad) =>
        {
            if (Interlocked.Increment(ref calls) == Hiccup)
                return Results.Text("overloaded", "text/plain", statusCode: 503);
            return norad % 17 == 0
                ? Results.NotFound(new { error = "no such object" })
                : Results.Json(new { NORAD_CAT_ID = norad, EPOCH = "2026-03-01T04:12:09.113", INCLINATION = norad % 980 / 10.0, MEAN_MOTION = 15.2 });
        })));
        var station = await stage.ServiceAsync("groundstation", app =>
        {
            app.MapGet("/satellites/{norad:int}/passes", async (int norad, int? hours) =>
            {
                using var answer = await orbits.GetAsync($"/gp/{norad}");
                if (answer.StatusCode == HttpStatusCode.NotFound)
                    return Results.NotFound();
                if (!answer.IsSuccessStatusCode)
                {
                    cleanUp(orbits);
                    return Results.Problem("No orbital elements.", statusCode: 502);
                }

                return Results.Json(new
                {
                    norad,
                    passes = Enumerable.Range(0, (hours ?? 12) / 6).Select(n => new { rise_min = norad % 300 + n * 94, max_elevation = norad % 80 + n }),
                });
            });
            app.MapGet("/antennas", () => Results.Json(new[] { new { name = "dish-1", azimuth = 120.4, busy = false }, new { name = "yagi-2", azimuth = 8.0, busy = true } }));
        });
        await stage.CrowdAsync(station, clients: 3, rounds: 22, async (client, round) =>
        {
            if (round % 5 == 2)
                await client.GetAsync("/antennas");
            await client.GetAsync($"/satellites/{client.Random.Next(25_000, 58_000)}/passes{(client.Random.Chance(0.4) ? "?hours=24" : "")}");
        });
    }
}
