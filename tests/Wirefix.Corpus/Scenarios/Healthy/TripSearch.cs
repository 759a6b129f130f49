namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>A search asks three carriers side by side and gives the offers in the traveller's currency; a carrier that does not fly there says so.</summary>
public sealed class TripSearch : HealthyService
{
    private static readonly string[] Carriers = ["alpha", "bravo", "comet"];

    public override Play Play => async stage =>
    {
        var carriers = new List<HttpClient>();
        foreach (var carrier in Carriers)
        {
            carriers.Add(stage.Http(await stage.UpstreamAsync("trips", $"{carrier}.air.example", app => app.MapGet("/offers", async (string from, string to) =>
            {
                await Task.Delay(carrier.Length + (from + to).StableNumber() % 6);
                return (carrier + to).StableNumber() % 4 == 0
                    ? Results.NotFound(new { reason = "NO_ROUTE" })
                    : Results.Json(new { carrier, euros = 40 + (carrier + from + to).StableNumber() % 300, seats = to.StableNumber() % 9 });
            }))));
        }

        var trips = await stage.ServiceAsync("trips", app => app.MapGet("/search", async (string from, string to, string currency) =>
        {
            if (from == to)
                return Refusal.Field("to", "is where you are");
            var offers = await Task.WhenAll(carriers.Select(async carrier =>
            {
                using var answer = await carrier.GetAsync($"/offers?from={from}&to={to}");
                return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<Offer>() : null;
            }));
            var rate = currency == "CHF" ? 0.95m : 1m;
            return Results.Json(new { from, to, offers = offers.OfType<Offer>().Select(offer => new { offer.carrier, price = decimal.Round(offer.euros * rate, 2), currency }) });
        }));
        await stage.CrowdAsync(trips, clients: 3, rounds: 14, async (client, _) =>
            await client.GetAsync($"/search?from={City(client.Random)}&to={City(client.Random)}&currency={client.Random.Pick("EUR", "CHF")}"));
    };

    private static string City(Random random) => random.Pick("ZRH", "LIS", "OSL", "VIE", "ATH", "DUB", "PRG");

    private sealed record Offer(string carrier, int euros, int seats);
}
