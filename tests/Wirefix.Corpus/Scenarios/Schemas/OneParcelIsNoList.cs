using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>A gateway that makes JSON of XML writes a single parcel as an object, where several are a list.</summary>
public sealed class OneParcelIsNoList : Scenario
{
    public override Expected Expected => Expected.OneOf(["kindDrift", "contrast"], "$.parcel");

    public override Play Faulty => stage => RunAsync(stage, parcels => parcels.Length == 1 ? parcels[0] : parcels);

    public override Play Healthy => stage => RunAsync(stage, parcels => parcels);

    private static async Task RunAsync(Stage stage, Func<object[], object> write)
    {
        var gateway = stage.Http(await stage.UpstreamAsync("customs", "post.example", app => app.MapGet("/shipments/{id}", (int id) =>
        {
            var parcels = Enumerable.Range(0, id % 9 == 0 ? 1 : 2 + id % 3).Select(n =>
                (object)new { barcode = $"LX{id}{n}CH", grams = 200 + id % 700 }).ToArray();
            return Results.Json(new { shipment = id, country = "CH", parcel = write(parcels) });
        })));
        var customs = await stage.ServiceAsync("customs", app => app.MapGet("/declarations/{id}", async (int id) =>
        {
            if (id > 95_000)
                return Results.NotFound();
            var shipment = await gateway.GetFromJsonAsync<JsonElement>($"/shipments/{id}");
            return Results.Json(new
            {
                id,
                grams = shipment.GetProperty("parcel").EnumerateArray().Sum(parcel =>
                parcel.GetProperty("grams").GetInt32())
            });
        }));
        await stage.CrowdAsync(customs, clients: 3, rounds: 28, async (client, _) =>
            await client.GetAsync($"/declarations/{client.Random.Next(10_000, 99_999)}"));
    }
}
