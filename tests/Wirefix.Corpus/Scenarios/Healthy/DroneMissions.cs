using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// Drones fly missions: a flight in a closed zone is refused, wind aborts one now and then and it may be flown anew, positions come in
/// bursts of several, two planners edit a route under its version, and who was late reads it again before he writes.
/// </summary>
public sealed class DroneMissions : HealthyService
{
    public override Play Play => async stage =>
    {
        var missions = new ConcurrentDictionary<string, Mission>();
        var gate = new Lock();
        var airspace = stage.Http(await stage.UpstreamAsync("drones", "utm.airspace.example", app => app.MapPost("/clearances", (Clearance wanted) =>
            wanted.ceiling_m > 120 || wanted.zone == "LSR-7"
            ? Results.Json(new { verdict = "denied", zone = wanted.zone, basis = "NOTAM B0412" }, statusCode: 403)
            : Results.Json(new { verdict = "granted", zone = wanted.zone, squawk = $"{wanted.mission.StableNumber() % 4_096:0000}" }, statusCode: 201))));
        var drones = await stage.ServiceAsync("drones", app =>
        {
            app.MapPut("/missions/{id}/route", (string id, Route route, HttpContext context) =>
            {
                lock (gate)
                {
                    var now = missions.GetOrAdd(id, new Mission("planned", 0, []));
                    if (now.version > 0 && context.Request.Headers.IfMatch != $"\"{now.version}\"")
                        return Results.StatusCode(412);
                    missions[id] = now with { version = now.version + 1, waypoints = route.waypoints };
                    return Of(id, context);
                }
            });
            app.MapGet("/missions/{id}", (string id, HttpContext context) => missions.ContainsKey(id) ? Of(id, context) : Results.NotFound());
            app.MapPost("/missions/{id}/launch", async (string id, Launch launch) =>
            {
                if (missions[id].state is not ("planned" or "aborted"))
                    return Refusal.Conflict($"The mission is {missions[id].state}.");
                using var answer = await airspace.PostAsJsonAsync("/clearances", new Clearance(id, launch.zone, launch.ceiling_m));
                if (!answer.IsSuccessStatusCode)
                    return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 403);
                missions[id] = missions[id] with { state = "airborne" };
                return Results.Json(new { id, state = "airborne" });
            });
            app.MapPost("/missions/{id}/positions", (string id, Position _) => missions[id].state == "airborne" ? Results.NoContent() : Refusal.Conflict("Not in the air."));
            app.MapPost("/missions/{id}/end", (string id, End end) =>
            {
                if (missions[id].state != "airborne")
                    return Refusal.Conflict($"The mission is {missions[id].state}.");
                missions[id] = missions[id] with { state = end.reason == "wind" ? "aborted" : "landed" };
                return Results.Json(new { id, missions[id].state, end.reason });
            });
        });
        await stage.CrowdAsync(drones, clients: 3, rounds: 7, async (client, round) =>
        {
            var path = $"/missions/m{client.Number}{round}{client.Random.GetHexString(4, lowercase: true)}";
            var planned = await client.PutAsync($"{path}/route", Waypoints(client));
            var read = await client.GetAsync(client.Random.Chance(0.93) ? path : "/missions/none");
            if (client.Random.Chance(0.4) && read.Succeeded)
            {
                // A colleague was faster.
                await client.PutAsync($"{path}/route", Waypoints(client), ("If-Match", read.Headers!.ETag!.Tag));
                if (await client.PutAsync($"{path}/route", Waypoints(client), ("If-Match", planned.Headers!.ETag!.Tag)) is { Status: 412 })
                    await client.PutAsync($"{path}/route", Waypoints(client), ("If-Match", (await client.GetAsync(path)).Headers!.ETag!.Tag));
            }

            string reason;
            do
            {
                var launch = new Launch(client.Random.Pick("LSZ-1", "LSZ-4", "LSZ-9", "LSR-7"), client.Random.Pick(60, 90, 120, 150));
                if (await client.PostAsync($"{path}/launch", launch) is { Succeeded: false })
                    return;
                await Task.WhenAll(Enumerable.Range(0, client.Random.Next(2, 5)).Select(n =>
                    client.PostAsync($"{path}/positions", new { n, lat = 46.9 + n * 0.001, lon = 7.4, alt_m = n == 0 ? (double?)null : 20.5 + n })));
                reason = client.Random.Pick("done", "done", "battery", "wind");
                await client.PostAsync($"{path}/end", new { reason });
            }
            while (reason == "wind");

            if (client.Random.Chance(0.3))
                await client.PostAsync($"{path}/positions", new { n = 99, lat = 46.9, lon = 7.4, alt_m = 0.0 });
            await client.GetAsync(path);
        });

        IResult Of(string id, HttpContext context)
        {
            context.Response.Headers.ETag = $"\"{missions[id].version}\"";
            return Results.Json(new { id, missions[id].state, missions[id].waypoints });
        }
    };

    private static object Waypoints(Client client) => new
    {
        waypoints = Enumerable.Range(0, client.Random.Next(2, 6)).Select(n => new { n, lat = 46 + client.Random.Next(1_000) / 1_000.0, lon = 7 + client.Random.Next(1_000) / 1_000.0 }),
    };

    private sealed record Waypoint(int n, double lat, double lon);

    private sealed record Route(Waypoint[] waypoints);

    private sealed record Mission(string state, int version, Waypoint[] waypoints);

    private sealed record Launch(string zone, int ceiling_m);

    private sealed record Clearance(string mission, string zone, int ceiling_m);

    private sealed record Position(int n, double lat, double lon, double? alt_m);

    private sealed record End(string reason);
}
