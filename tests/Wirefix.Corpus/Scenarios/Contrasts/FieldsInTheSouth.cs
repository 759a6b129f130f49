namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>Soil tiles are looked up in an array by the latitude, which is negative for farms south of the equator.</summary>
public sealed class FieldsInTheSouth : Scenario
{
    private static readonly string[] Soils = ["clay", "loam", "sand", "peat", "silt", "chalk", "loess"];

    public override Expected Expected => Expected.Of("contrast", "lat");

    public override Play Faulty => stage => RunAsync(stage, latitude => Soils[(int)latitude % Soils.Length]);

    public override Play Healthy => stage => RunAsync(stage, latitude => Soils[(int)(latitude + 90) % Soils.Length]);

    private static async Task RunAsync(Stage stage, Func<double, string> soilAt)
    {
        var farming = await stage.ServiceAsync("agronomy", app =>
        {
            app.MapPost("/api/sowing-plans", (Plan plan) => plan.Field.Hectares <= 0
                ? Refusal.Field("Field.Hectares", "must be more than 0")
                : Results.Json(new { Soil = soilAt(plan.Field.Location.Lat), KilosOfSeed = plan.Field.Hectares * 120, plan.Crop }, statusCode: 201));
            app.MapGet("/api/crops", () => Results.Json(new[] { "wheat", "maize", "barley" }));
        });
        await stage.CrowdAsync(farming, clients: 3, rounds: 22, async (client, round) =>
        {
            var random = client.Random;
            if (round % 6 == 0)
                await client.GetAsync("/api/crops");
            var latitude = random.Chance(0.15) ? -random.Next(8_000, 40_000) : random.Next(8_000, 60_000);
            await client.PostAsync("/api/sowing-plans", new
            {
                Crop = random.Pick("wheat", "maize", "barley"),
                Field = new { Hectares = random.Next(0, 40), Location = new { Lat = latitude / 1_000.0, Lon = random.Next(-150_000, 150_000) / 1_000.0 } },
            });
        });
    }

    private sealed record Place(double Lat, double Lon);

    private sealed record Field(int Hectares, Place Location);

    private sealed record Plan(string Crop, Field Field);
}
