namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>
/// A proxy before the weather service answers with its page of regret, under the media type of the real answer and with 200.
/// </summary>
public sealed class PageInPlaceOfJson : Scenario
{
    public override Expected Expected => Expected.Of("framing", "application/json");

    public override Play Faulty => stage => RunAsync(stage, (call, json) => call % 9 == 0
        ? Results.Text("<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>", "application/json")
        : json);

    public override Play Healthy => stage => RunAsync(stage, (_, json) => json);

    private static async Task RunAsync(Stage stage, Func<int, IResult, IResult> answer)
    {
        var calls = 0;
        var weather = stage.Http(await stage.UpstreamAsync("garden", "weather.example", app =>
            app.MapGet("/v2/forecast/{station}", (string station) =>
                answer(Interlocked.Increment(ref calls), Results.Json(new
                {
                    station,
                    rain_mm = station.StableNumber() % 40 / 10m,
                    wind = station.StableNumber() % 12,
                })))));
        var garden = await stage.ServiceAsync("garden", app => app.MapGet("/watering/{station}", async (string station) =>
        {
            var text = await weather.GetStringAsync($"/v2/forecast/{station}");
            return Results.Json(new { station, water = !text.Contains("\"rain_mm\":3", StringComparison.Ordinal) });
        }));
        await stage.CrowdAsync(garden, clients: 3, rounds: 22, async (client, _) =>
            await client.GetAsync($"/watering/{client.Random.Pick("BER", "ZRH", "GVA", "LUG", "BSL")}{client.Random.Next(10, 99)}"));
    }
}
