using System.Globalization;
using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>A station without samples has a mean of 0/0, and the archive writes it as it comes: JSON knows no NaN.</summary>
public sealed class MeanOfNothing : Scenario
{
    public override Expected Expected => Expected.OneOf(["framing", "contrast"], "/stations");

    public override Play Faulty => stage => RunAsync(stage, mean => mean.ToString("0.0#", CultureInfo.InvariantCulture));

    public override Play Healthy => stage => RunAsync(stage, mean => double.IsNaN(mean) ? "null" : mean.ToString("0.0#", CultureInfo.InvariantCulture));

    private static async Task RunAsync(Stage stage, Func<double, string> write)
    {
        var archive = stage.Http(await stage.UpstreamAsync("climate", "archive.weather.example", app => app.MapGet("/stations/{wmo}/{day}", (string wmo, string day) =>
        {
            var count = $"{wmo}{day}".StableNumber() % 6 == 0 ? 0 : 24;
            var sum = count * (wmo.StableNumber() % 300 / 10.0 - 5);
            return Results.Text($$"""{"wmo": "{{wmo}}", "day": "{{day}}", "samples": {{count}}, "temp": {"mean": {{write(sum / count)}}, "unit": "C"} }""", "application/json");
        })));
        var climate = await stage.ServiceAsync("climate", app => app.MapGet("/climate/{wmo}", async (string wmo, string day) =>
        {
            if (!day.StartsWith("20", StringComparison.Ordinal))
                return Refusal.Field("day", "the archive begins in 2000");
            using var answer = await archive.GetAsync($"/stations/{wmo}/{day}");
            try
            {
                using var summary = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
                return Results.Json(new { station = wmo, celsius = summary.RootElement.GetProperty("temp").GetProperty("mean").Clone(), source = "archive" });
            }
            catch (JsonException)
            {
                return Results.Problem("The archive could not be read.", statusCode: 502);
            }
        }));
        await stage.CrowdAsync(climate, clients: 3, rounds: 22, async (client, _) =>
        {
            var random = client.Random;
            var year = random.Chance(0.08) ? random.Next(1_980, 2_000) : random.Next(2_005, 2_026);
            await client.GetAsync($"/climate/{random.Pick("06610", "10384", "03772", "07156")}?day={year}-{random.Next(1, 13):00}-{random.Next(1, 29):00}");
        });
    }
}
