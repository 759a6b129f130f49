using System.Text;

namespace Wirefix.Corpus.Scenarios.Reliability;

/// <summary>A weather server sends the head of its answer and half of the body, and then nothing; the planner of the irrigation gives up each time.</summary>
public sealed class ForecastStallsHalfway : Scenario
{
    public override Expected Expected => Expected.OneOf(["timeouts", "connectionFailures"], "/forecast");

    public override Play Faulty => stage => RunAsync(stage, parcel => parcel % 7 == 0);

    public override Play Healthy => stage => RunAsync(stage, _ => false);

    private static async Task RunAsync(Stage stage, Func<int, bool> stalls)
    {
        var weather = stage.Http(stage.RawUpstream("irrigation", "agro-weather.example", async (request, connection) =>
        {
            var parcel = int.Parse(request.Target.Split('/')[^1]);
            var body = Encoding.UTF8.GetBytes($$"""{"parcel":{{parcel}},"rain_mm":[{{parcel % 9}},{{parcel % 4}},0],"wind":{"kmh":{{parcel % 40}},"from":"NW"} }""");
            if (!stalls(parcel))
            {
                await connection.SendAsync("200 OK", "application/json", body);
                return;
            }

            await connection.SendAsync("200 OK", "application/json", body.AsMemory(0, body.Length / 2), body.Length);
            await connection.CallerLeftAsync();
        }));
        weather.Timeout = TimeSpan.FromMilliseconds(700);
        var irrigation = await stage.ServiceAsync("irrigation", app => app.MapPost("/watering", async (Watering watering) =>
        {
            if (watering.litres <= 0)
                return Refusal.Field("litres", "must be positive");
            try
            {
                var forecast = await weather.GetFromJsonAsync<Forecast>($"/forecast/{watering.parcel}");
                return Results.Json(new { watering.parcel, open = forecast!.rain_mm.Sum() < 6 }, statusCode: 201);
            }
            catch (TaskCanceledException)
            {
                return Results.Problem("no forecast", statusCode: 504);
            }
        }));
        await stage.CrowdAsync(irrigation, clients: 4, rounds: 14, async (client, _) =>
            await client.PostAsync("/watering", new { parcel = client.Random.Next(1_000, 9_000), litres = client.Random.Next(0, 30) * 100 }));
    }

    private sealed record Watering(int parcel, int litres);

    private sealed record Forecast(int parcel, int[] rain_mm);
}
