namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>An address goes into a query as it was typed. Blanks and umlauts are looked after on the way, but a # begins the fragment.</summary>
public sealed class HashEndsTheQuery : Scenario
{
    public override Expected Expected => Expected.OneOf(["encoding", "lostValue", "alteredValue", "contrast"], "geocode");

    public override Play Faulty => stage => RunAsync(stage, text => text);

    public override Play Healthy => stage => RunAsync(stage, Uri.EscapeDataString);

    private static async Task RunAsync(Stage stage, Func<string, string> escape)
    {
        var maps = stage.Http(await stage.UpstreamAsync("groceries", "maps.example", app => app.MapGet("/geocode", (string line, string? country, int? limit) =>
        {
            var place = line.StableNumber();
            return Results.Json(new
            {
                results = new[] { new { lat = 40 + place % 9_000 / 1_000.0, lon = (country ?? "US") == "CA" ? -79.4 : -122.3, country = country ?? "US" } },
                exact = limit == 1,
            });
        })));
        var groceries = await stage.ServiceAsync("groceries", app => app.MapPost("/delivery/check", async (Check check) =>
        {
            if (check.slot is < 8 or > 20)
                return Refusal.Field("slot", "we deliver from 8 to 20");
            var found = await maps.GetFromJsonAsync<Found>($"/geocode?line={escape(check.address.line)}&country={check.address.country}&limit=1");
            var place = found!.results[0];
            return Results.Json(new { deliverable = place.lon > -130, store = place.country == "CA" ? "toronto-3" : "seattle-1", fee_cents = 390 });
        }));
        await stage.CrowdAsync(groceries, clients: 3, rounds: 22, async (client, _) =>
        {
            var random = client.Random;
            var street = $"{random.Next(10, 2_400)} {random.Pick("Elm St", "Queen's Rd", "Côté Ave", "2nd Ave", "King St W")}";
            await client.PostAsync("/delivery/check", new
            {
                address = new
                {
                    line = random.Pick(street, street, $"{street}, Apt {random.Next(1, 60)}", $"{street} #{random.Next(1, 60)}"),
                    country = random.Pick("CA", "CA", "US"),
                },
                slot = random.Next(7, 21),
                items = random.Next(1, 40),
            });
        });
    }

    private sealed record Address(string line, string country);

    private sealed record Check(Address address, int slot, int items);

    private sealed record Place(double lat, double lon, string country);

    private sealed record Found(Place[] results);
}
