using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>Sheep come from an older registry, whose adapter writes Y and N for what is true or false of cattle.</summary>
public sealed class VaccinatedAsLetter : Scenario
{
    public override Expected Expected => Expected.Of("kindDrift", "vaccinated");

    public override Play Faulty => stage => RunAsync(stage, vaccinated => vaccinated ? "Y" : "N");

    public override Play Healthy => stage => RunAsync(stage, vaccinated => vaccinated);

    private static async Task RunAsync(Stage stage, Func<bool, object> ofSheep)
    {
        var registry = stage.Http(await stage.UpstreamAsync("vet", "livestock.example", app => app.MapGet("/holdings/{holding:int}/animals", (int holding) =>
        {
            if (holding % 11 == 0)
                return Results.NotFound();
            var animals = Enumerable.Range(0, holding % 5 + 1).Select(n =>
            {
                var sheep = (holding + n) % 3 == 0;
                var vaccinated = (holding * 7 + n) % 4 != 0;
                return new { ear_tag = $"CH{holding:0000}{n:00}", species = sheep ? "sheep" : "cattle", health = new { vaccinated = sheep ? ofSheep(vaccinated) : vaccinated, weight_kg = 40 + holding % 90 } };
            });
            return Results.Json(new { holding, animals });
        })));
        var vet = await stage.ServiceAsync("vet", app => app.MapGet("/visits/{holding:int}", async (int holding) =>
        {
            using var answer = await registry.GetAsync($"/holdings/{holding}/animals");
            if (!answer.IsSuccessStatusCode)
                return Results.NotFound();
            var animals = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("animals").EnumerateArray();
            var due = animals.Count(animal => animal.GetProperty("health").GetProperty("vaccinated").ValueKind == JsonValueKind.False);
            return Results.Json(new { holding, doses = due, minutes = 15 + due * 4 });
        }));
        await stage.CrowdAsync(vet, clients: 3, rounds: 20, async (client, _) => await client.GetAsync($"/visits/{client.Random.Next(2_000, 3_000)}"));
    }
}
