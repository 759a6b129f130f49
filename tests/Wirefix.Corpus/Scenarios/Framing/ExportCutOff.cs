using System.Text;
using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>An export writes through a buffer that is not flushed at its end, so that large answers stop in the middle.</summary>
public sealed class ExportCutOff : Scenario
{
    private const int Buffer = 256;

    public override Expected Expected => Expected.Of("framing", "/exports/");

    public override Play Faulty => stage => RunAsync(stage, text => text.Length <= Buffer ? text : text[..(text.Length / Buffer * Buffer)]);

    public override Play Healthy => stage => RunAsync(stage, text => text);

    private static async Task RunAsync(Stage stage, Func<string, string> write)
    {
        var meters = await stage.ServiceAsync("meters", app =>
        {
            app.MapGet("/exports/{meter}", (string meter, int days) =>
            {
                if (days > 60)
                    return Refusal.Field("days", "must be at most 60");
                var json = JsonSerializer.Serialize(new
                {
                    meter,
                    readings = Enumerable.Range(0, days).Select(day => new { day, kwh = (meter.StableNumber() + day) % 300 / 10m }),
                });
                return Results.Bytes(Encoding.UTF8.GetBytes(write(json)), "application/json");
            });
            app.MapGet("/meters/{meter}", (string meter) => Results.Json(new { meter, place = "cellar", digits = 6 }));
        });
        await stage.CrowdAsync(meters, clients: 3, rounds: 18, async (client, round) =>
        {
            var meter = $"CH{client.Random.Next(10_000_000, 99_999_999)}";
            if (round % 3 == 0)
                await client.GetAsync($"/meters/{meter}");
            await client.GetAsync($"/exports/{meter}?days={client.Random.Pick(3, 7, 14, 30, 45, 90)}");
        });
    }
}
