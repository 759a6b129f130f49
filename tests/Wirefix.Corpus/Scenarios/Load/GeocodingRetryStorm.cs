using System.Net;

namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>A geocoder answers 429 and asks to wait a second; the route planner asks again at once, up to six times.</summary>
public sealed class GeocodingRetryStorm : Scenario
{
    private const int MostTries = 7;

    private static readonly TimeSpan AskedWait = TimeSpan.FromSeconds(1);

    public override Expected Expected => Expected.OneOf(["retryStorm", "ignoredRetryAfter"], "/geocode");

    public override Play Faulty => stage => RunAsync(stage, _ => TimeSpan.FromMilliseconds(5));

    public override Play Healthy =>
        stage => RunAsync(stage, answer => answer.Headers.RetryAfter!.Delta!.Value + TimeSpan.FromMilliseconds(50));

    private static async Task RunAsync(Stage stage, Func<HttpResponseMessage, TimeSpan> waitAfter)
    {
        var calls = 0;
        var closedUntil = DateTime.MinValue;
        var gate = new Lock();
        var geocoder = stage.Http(await stage.UpstreamAsync("routes", "geo.example", app => app.MapGet("/geocode", (string q, HttpContext context) =>
        {
            lock (gate)
            {
                // Now and then the quota is used up, by us or by somebody else of the same account.
                if (DateTime.UtcNow >= closedUntil && ++calls % 30 == 0)
                    closedUntil = DateTime.UtcNow + AskedWait;
                if (DateTime.UtcNow < closedUntil)
                {
                    context.Response.Headers.RetryAfter = "1";
                    return Results.Json(new { status = "OVER_QUERY_LIMIT" }, statusCode: 429);
                }
            }

            return Results.Json(new { status = "OK", lat = 47 + (q.StableNumber() % 1000 / 1000.0), lng = 8 + (q.StableNumber() % 700 / 1000.0) });
        })));
        var routes = await stage.ServiceAsync("routes", app => app.MapPost("/routes", async (RouteOrder order) =>
        {
            foreach (var stop in order.stops)
            {
                for (var attempt = 1; ; attempt++)
                {
                    using var answer = await geocoder.GetAsync($"/geocode?q={Uri.EscapeDataString(stop)}");
                    if (answer.IsSuccessStatusCode)
                        break;
                    if (attempt == MostTries)
                        return Results.StatusCode(503);
                    if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                        await Task.Delay(waitAfter(answer));
                }
            }

            return Results.Json(new { order.stops, minutes = order.stops.Length * 17 });
        }));
        await stage.CrowdAsync(routes, clients: 2, rounds: 14, async (client, _) => await client.PostAsync("/routes", new
        {
            stops = Enumerable.Range(0, client.Random.Next(2, 5)).Select(_ =>
                $"{client.Random.Pick("Seestrasse", "Bergweg", "Dorfplatz")} {client.Random.Next(1, 150)}"),
        }));
    }

    private sealed record RouteOrder(string[] stops);
}
