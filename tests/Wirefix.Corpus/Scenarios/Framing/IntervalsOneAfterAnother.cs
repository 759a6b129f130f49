using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>A meter gateway writes each day as a JSON document of its own into one answer, so that two days are two documents.</summary>
public sealed class IntervalsOneAfterAnother : Scenario
{
    public override Expected Expected => Expected.Of("framing", "/load-curve");

    public override Play Faulty => stage => RunAsync(stage, days => string.Concat(days.Select(day => JsonSerializer.Serialize(day))));

    public override Play Healthy => stage => RunAsync(stage, days => JsonSerializer.Serialize(days.SelectMany(day => day)));

    private static async Task RunAsync(Stage stage, Func<double[][], string> write)
    {
        var gateway = await stage.ServiceAsync("gateway", app =>
        {
            app.MapGet("/meters/{serial}/load-curve", (string serial, int days) => days > 5
                ? Refusal.Field("days", "at most 5 days at once")
                : Results.Text(
                    write([.. Enumerable.Range(0, days).Select(day => Enumerable.Range(0, 8).Select(n => (serial.StableNumber() + day * 7 + n) % 90 / 10.0).ToArray())]),
                    "application/json"));
            app.MapGet("/meters/{serial}", (string serial) => Results.Json(new { serial, vendor = "Landau", online = true }));
        });
        await stage.CrowdAsync(gateway, clients: 3, rounds: 18, async (client, round) =>
        {
            var serial = $"LG{client.Random.Next(100_000, 999_999)}";
            if (round % 3 == 0)
                await client.GetAsync($"/meters/{serial}");
            await client.GetAsync($"/meters/{serial}/load-curve?days={client.Random.Pick(1, 1, 1, 2, 3, 7)}");
        });
    }
}
