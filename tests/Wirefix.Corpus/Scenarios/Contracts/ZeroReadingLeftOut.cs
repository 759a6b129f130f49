using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>The head end leaves default values out of its JSON, and a meter that counted nothing has a reading of zero.</summary>
public sealed class ZeroReadingLeftOut : Scenario
{
    public override Expected Expected => Expected.OneOf(["lostValue", "alteredValue"], "kwh");

    public override Play Faulty => stage => RunAsync(stage, new JsonSerializerOptions { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault });

    public override Play Healthy => stage => RunAsync(stage, new JsonSerializerOptions { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull });

    private static async Task RunAsync(Stage stage, JsonSerializerOptions options)
    {
        var settlement = stage.Http(await stage.UpstreamAsync("headend", "settlement.grid.example", app => app.MapPost("/intervals", (JsonElement interval) =>
            Results.Json(new { accepted = true, quality = interval.TryGetProperty("kwh", out _) ? "measured" : "estimated" }, statusCode: 202))));
        var headend = await stage.ServiceAsync("headend", app =>
        {
            app.MapPost("/meters/{meter}/readings", async (string meter, Reading reading) =>
            {
                if (reading.kwh > 9.5m)
                    return Refusal.Field("kwh", "is more than the fuse lets through");
                using var answer = await settlement.PostAsJsonAsync("/intervals", new Interval(meter, reading.slot, reading.kwh, reading.tariff), options);
                return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 202);
            });
            app.MapGet("/meters/{meter}", (string meter) => Results.Json(new { meter, phases = meter.StableNumber() % 2 == 0 ? 1 : 3 }));
        });
        await stage.CrowdAsync(headend, clients: 4, rounds: 18, async (client, round) =>
        {
            var meter = $"CH{client.Random.Next(10_000, 99_999)}";
            if (round % 6 == 0)
                await client.GetAsync($"/meters/{meter}");
            await client.PostAsync($"/meters/{meter}/readings", new
            {
                slot = $"2026-02-{client.Random.Next(1, 29):00}/{client.Random.Next(1, 97)}",
                kwh = client.Random.Chance(0.15) ? 0 : client.Random.Next(1, 980) / 100m,
                tariff = client.Random.Pick("HT", "NT"),
            });
        });
    }

    private sealed record Reading(string slot, decimal kwh, string tariff);

    private sealed record Interval(string meter, string slot, decimal kwh, string tariff);
}
