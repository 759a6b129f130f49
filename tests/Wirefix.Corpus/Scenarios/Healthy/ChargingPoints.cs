using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// Cars are charged: cards unknown to the roaming partner are no members but guests, the meter grows while it is polled, a session is
/// suspended now and then and goes on, and is billed in whole cents once it has ended.
/// </summary>
public sealed class ChargingPoints : HealthyService
{
    public override Play Play => async stage =>
    {
        var sessions = new ConcurrentDictionary<string, Session>();
        var roaming = stage.Http(await stage.UpstreamAsync("charging", "hub.roaming.example", app => app.MapGet("/ocpi/2.2/tokens/{uid}", (string uid) => uid.StableNumber() % 3 == 0
            ? Results.Json(new { status_code = 2004, status_message = "Unknown token" }, statusCode: 404)
            : Results.Json(new { status_code = 1000, data = new { uid, issuer = uid.StableNumber() % 2 == 0 ? "MoveOn" : "EnBlue", valid = uid.StableNumber() % 11 != 0 } }))));
        var charging = await stage.ServiceAsync("charging", app =>
        {
            app.MapPost("/evses/{evse}/sessions", async (string evse, Start start) =>
            {
                using var answer = await roaming.GetAsync($"/ocpi/2.2/tokens/{start.token_uid}");
                var token = answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<Answered>() : null;
                if (token is { data.valid: false })
                    return Results.Json(new { error = "TOKEN_BLOCKED" }, statusCode: 403);
                var session = new Session($"{evse}-{start.token_uid[..4]}", "CHARGING", 0, token?.data.issuer, token is null ? 0.69m : 0.54m);
                sessions[session.id] = session;
                return Results.Json(session, statusCode: 201);
            });
            app.MapGet("/sessions/{id}", (string id) => sessions.TryGetValue(id, out var session) ? Results.Json(session) : Results.NotFound());
            app.MapPost("/sessions/{id}/meter-values", (string id, Meter meter) =>
            {
                var session = sessions[id];
                if (session.status == "COMPLETED")
                    return Refusal.Conflict("The session has ended.");
                // A battery that is warm asks to pause.
                sessions[id] = session with { wh = meter.wh, status = meter.amps == 0 ? "SUSPENDED_EV" : "CHARGING" };
                return Results.NoContent();
            });
            app.MapPost("/sessions/{id}/stop", (string id) =>
            {
                var ended = sessions[id] = sessions[id] with { status = "COMPLETED" };
                var cents = (int)Math.Round(ended.wh / 1000m * ended.per_kwh * 100, MidpointRounding.AwayFromZero);
                return Results.Json(new { ended.id, ended.status, kwh = ended.wh / 1000m, total_cents = cents });
            });
        });
        await stage.CrowdAsync(charging, clients: 3, rounds: 8, async (client, round) =>
        {
            var evse = $"CH*ION*E{client.Number}{round:00}";
            var begun = await client.PostAsync($"/evses/{evse}/sessions", new { token_uid = client.Random.GetHexString(14), connector = client.Random.Pick("CCS", "TYPE2") });
            if (!begun.Succeeded)
                return;
            var path = $"/sessions/{begun["id"]}";
            var wh = 0;
            for (var reading = client.Random.Next(2, 5); reading > 0; reading--)
            {
                var amps = client.Random.Chance(0.08) ? 0 : client.Random.Next(16, 220);
                wh += amps * 37;
                await client.PostAsync($"{path}/meter-values", new { wh, amps, soc = client.Random.Chance(0.7) ? client.Random.Next(12, 96) : (int?)null });
                await client.GetAsync(path);
            }

            await client.PostAsync($"{path}/stop");
            if (client.Random.Chance(0.15))
                await client.PostAsync($"{path}/meter-values", new { wh, amps = 0 });
        });
    };

    private sealed record Start(string token_uid);

    private sealed record Token(string issuer, bool valid);

    private sealed record Answered(Token data);

    private sealed record Meter(int wh, int amps);

    private sealed record Session(string id, string status, int wh, string? issuer, decimal per_kwh);
}
