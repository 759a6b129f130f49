using System.Globalization;

namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>The form for the carrier's label treats a postal code as the number that it looks like; those of Saxony begin with a zero.</summary>
public sealed class PostcodeLosesItsZero : Scenario
{
    public override Expected Expected => Expected.Of("alteredValue", "postal");

    public override Play Faulty => stage => RunAsync(stage, code => int.Parse(code, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));

    public override Play Healthy => stage => RunAsync(stage, code => code);

    private static async Task RunAsync(Stage stage, Func<string, string> write)
    {
        var carrier = stage.Http(await stage.UpstreamAsync("dispatch", "labels.carrier.example", app => app.MapPost("/label", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            var seed = $"{form["dest_name"]}{form["dest_street"]}".StableNumber();
            return Results.Text($"OK;{seed:00000000};https://labels.carrier.example/{seed:x}.pdf", "text/csv");
        })));
        var dispatch = await stage.ServiceAsync("dispatch", app => app.MapPut("/Consignments/{id}", async (string id, Consignment consignment) =>
        {
            if (consignment.Weight > 31.5)
                return Refusal.Field("Weight", "a parcel weighs 31.5 kg at the most");
            var to = consignment.ShipTo;
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["product"] = consignment.Weight > 2 ? "parcel" : "packet",
                ["dest_name"] = to.Name,
                ["dest_street"] = to.Street,
                ["dest_postal"] = write(to.PostalCode),
                ["dest_city"] = to.City,
            });
            using var answer = await carrier.PostAsync("/label", form);
            var label = (await answer.Content.ReadAsStringAsync()).Split(';');
            return Results.Json(new { Id = id, Tracking = label[1], LabelUrl = label[2] });
        }));
        await stage.CrowdAsync(dispatch, clients: 3, rounds: 18, async (client, _) =>
        {
            var random = client.Random;
            var (code, city) = random.Pick(("01067", "Dresden"), ("50667", "Köln"), ("20095", "Hamburg"), ("04109", "Leipzig"), ("80331", "München"), ("10115", "Berlin"));
            await client.PutAsync($"/Consignments/{random.GetHexString(10)}", new
            {
                ShipTo = new { Name = random.Person(), Street = $"{random.Pick("Hauptstr.", "Am Markt", "Ringstr.")} {random.Next(1, 140)}", PostalCode = code, City = city },
                Weight = random.Next(1, 340) / 10.0,
            });
        });
    }

    private sealed record Address(string Name, string Street, string PostalCode, string City);

    private sealed record Consignment(Address ShipTo, double Weight);
}
