using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// Boxes of vaccines report what they have: each kind of report has fields of its own, a broken probe has no value but a reason, some boxes measure
/// in Fahrenheit and say so, and a depot gets an alarm for what was too warm for too long.
/// </summary>
public sealed class ColdChain : HealthyService
{
    public override Play Play => async stage =>
    {
        var warm = new ConcurrentDictionary<string, int>();
        var alarms = stage.Http(await stage.UpstreamAsync("coldchain", "alarms.depot.internal", app => app.MapPost("/alarms", (Alarm alarm) =>
            Results.Json(new { alarm = $"al-{alarm.box}-{alarm.minutes}", notified = new[] { "pharmacist", "driver" } }, statusCode: 202))));
        var cold = await stage.ServiceAsync("coldchain", app =>
        {
            app.MapPost("/boxes/{box}/reports", async (string box, Report report) =>
            {
                if (report.type == "temperature" && report is { value: null, fault: null })
                    return Refusal.Field("value", "or fault is needed");
                var celsius = report.unit == "F" ? (report.value - 32) * 5 / 9 : report.value;
                if (report.type != "temperature" || celsius is null or < 8)
                {
                    warm[box] = 0;
                    return Results.Accepted(value: new { box, report.type, stored = true });
                }

                var minutes = warm.AddOrUpdate(box, 10, (_, before) => before + 10);
                if (minutes < 20)
                    return Results.Accepted(value: new { box, report.type, stored = true, warm_minutes = minutes });
                using var told = await alarms.PostAsJsonAsync("/alarms", new Alarm(box, minutes, Math.Round(celsius.Value, 1)));
                return Results.Accepted(value: new
                {
                    box,
                    report.type,
                    stored = true,
                    warm_minutes = minutes,
                    alarm = (await told.Content.ReadFromJsonAsync<Told>())!.alarm,
                });
            });
            app.MapGet("/boxes/{box}", (string box) => warm.ContainsKey(box)
                ? Results.Json(new
                {
                    box,
                    unit = box.StableNumber() % 4 == 0 ? "F" : "C",
                    warm_minutes = warm[box],
                    battery = box.StableNumber() % 5 == 0 ? (int?)null : box.StableNumber() % 100,
                })
                : Results.NotFound());
        });
        await stage.CrowdAsync(cold, clients: 4, rounds: 16, async (client, round) =>
        {
            var random = client.Random;
            var box = $"vx{client.Number}{random.Next(1, 5)}";
            var unit = box.StableNumber() % 4 == 0 ? "F" : "C";
            object report = random.Next(10) switch
            {
                0 => new { type = "door", open_s = random.Next(2, 90), seq = round },
                1 => new { type = "position", lat = 46.9 + round / 100.0, lon = 7.4 - round / 90.0, hdop = 1.1, seq = round },
                2 => new { type = "temperature", unit, value = (decimal?)null, fault = random.Pick("PROBE_OPEN", null), seq = round },
                _ => new { type = "temperature", unit, value = (decimal?)Warmth(random, unit), seq = round },
            };
            await client.PostAsync($"/boxes/{box}/reports", report);
            if (random.Chance(0.3))
                await client.GetAsync($"/boxes/{box}");
        });
    };

    private static decimal Warmth(Random random, string unit)
    {
        var celsius = random.Chance(0.35) ? 9.5m : random.Next(20, 78) / 10m;
        return unit == "F" ? Math.Round(celsius * 9 / 5 + 32, 1) : celsius;
    }

    private sealed record Report(string type, string? unit, decimal? value, string? fault);

    private sealed record Alarm(string box, int minutes, decimal celsius);

    private sealed record Told(string alarm);
}
