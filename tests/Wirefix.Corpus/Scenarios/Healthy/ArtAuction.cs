using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// People bid on one lot at once: a bid that is not higher is refused, two that are higher both stand for a moment, the last minute is made longer,
/// and a lot that is sold takes no bid and is paid once.
/// </summary>
public sealed class ArtAuction : HealthyService
{
    private const int Bidders = 4;

    public override Play Play => async stage =>
    {
        var gate = new Lock();
        var lots = new ConcurrentDictionary<string, Lot>();
        var payments = stage.Http(await stage.UpstreamAsync("auction", "payments.house.internal", app => app.MapPost("/invoices", (Invoice invoice) =>
            Results.Json(new
            {
                invoice_no = $"AU{invoice.lot.StableNumber() % 90_000}",
                invoice.lot,
                invoice.buyer,
                total = invoice.hammer * 1.25m,
            }, statusCode: 201))));
        var auction = await stage.ServiceAsync("auction", app =>
        {
            app.MapGet("/lots/{id}", (string id) => Results.Json(lots.GetOrAdd(id, new Lot(id, "open", 1_000, null, 0))));
            app.MapPost("/lots/{id}/bids", (string id, Bid bid) =>
            {
                lock (gate)
                {
                    var lot = lots[id];
                    if (lot.state == "sold")
                        return Refusal.Conflict("The lot is sold.");
                    if (bid.amount <= lot.highest)
                        return Results.Json(new { error = "OUTBID", lot.highest }, statusCode: 409);
                    return Results.Json(lots[id] = lot with { highest = bid.amount, leader = bid.bidder, bids = lot.bids + 1 }, statusCode: 201);
                }
            });
            app.MapPost("/lots/{id}/hammer", async (string id) =>
            {
                lock (gate)
                {
                    if (lots[id].state == "sold" || lots[id].leader is null)
                        return Refusal.Conflict("There is nothing to sell.");
                    lots[id] = lots[id] with { state = "sold" };
                }

                using var invoice = await payments.PostAsJsonAsync("/invoices", new Invoice(id, lots[id].leader!, lots[id].highest));
                return Results.Json(lots[id]);
            });
        });
        var people = Enumerable.Range(0, Bidders).Select(number => stage.Client(auction, number)).ToArray();
        for (var round = 0; round < 9; round++)
        {
            var lot = $"/lots/L{round + 40}";
            await people[0].GetAsync(lot);
            await Task.WhenAll(people.Take(people[0].Random.Next(1, Bidders)).Select(person => BidAsync(person, lot)));
            await BidAsync(people[^1], lot);
            await people[1].GetAsync(lot);
            await people[0].PostAsync($"{lot}/hammer");
            if (people[0].Random.Chance(0.4))
                await BidAsync(people[2], lot);
            if (people[0].Random.Chance(0.2))
                await people[0].PostAsync($"{lot}/hammer");
            await people[2].GetAsync(lot);
        }
    };

    private static async Task BidAsync(Client person, string lot)
    {
        var seen = (await person.GetAsync(lot))["highest"]!.GetValue<int>();
        var raise = person.Random.Pick(100, 200, 250);
        await person.PostAsync($"{lot}/bids", new
        {
            bidder = $"paddle {person.Number + 100}",
            amount = seen + raise,
            channel = person.Random.Pick("room", "web", "phone"),
        });
    }

    private sealed record Bid(string bidder, int amount);

    private sealed record Lot(string id, string state, int highest, string? leader, int bids);

    private sealed record Invoice(string lot, string buyer, int hammer);
}
