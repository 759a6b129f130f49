namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>A ward measures its patients; values may be missing, alarms are raised upstream where they are out of range.</summary>
public sealed class Vitals : HealthyService
{
    public override Play Play => async stage =>
    {
        var alarms = stage.Http(await stage.UpstreamAsync("vitals", "alarms.clinic.internal", app => app.MapPost("/alarms", (Alarm alarm) =>
            Results.Json(new { alarm.bed, alarm.reason, nurse = $"N{alarm.bed % 7}" }, statusCode: 201))));
        var vitals = await stage.ServiceAsync("vitals", app =>
        {
            app.MapPost("/beds/{bed}/vitals", async (int bed, Measured measured) =>
            {
                if (measured.pulse > 240)
                    return Refusal.Field("pulse", "cannot be");
                var high = measured.pulse > 120;
                if (high)
                    (await alarms.PostAsJsonAsync("/alarms", new Alarm(bed, "pulse"))).Dispose();
                return Results.Json(new { bed, alarm = high }, statusCode: 201);
            });
            app.MapGet("/beds/{bed}/vitals", (int bed) => bed > 57
                ? Results.NotFound()
                : Results.Json(new { bed, last = bed % 5 == 0 ? null : new { pulse = 60 + bed, spo2 = 94 + bed % 6 } }));
        });
        await stage.CrowdAsync(vitals, clients: 3, rounds: 18, async (client, round) =>
        {
            var bed = client.Random.Next(1, 60);
            await client.PostAsync($"/beds/{bed}/vitals", new
            {
                pulse = client.Random.Chance(0.05) ? 250 : client.Random.Next(50, 140),
                spo2 = client.Random.Chance(0.2) ? (int?)null : client.Random.Next(88, 101),
                device = $"dev-{client.Random.GetHexString(6, lowercase: true)}",
            });
            if (round % 2 == 0)
                await client.GetAsync($"/beds/{bed}/vitals");
        });
    };

    private sealed record Alarm(int bed, string reason);

    private sealed record Measured(int pulse, int? spo2, string device);
}
