using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.States;

/// <summary>No bid is taken for a lot that is closed, unless somebody raises the most that the house may bid in his name.</summary>
public sealed class AutobidOnClosedLot : Scenario
{
    public override Expected Expected => Expected.OneOf(["unguardedWrite", "illegalTransition"], "autobid");

    public override Play Faulty => stage => RunAsync(stage, _ => true);

    public override Play Healthy => stage => RunAsync(stage, phase => phase == "open");

    private static async Task RunAsync(Stage stage, Func<string, bool> takesAutobids)
    {
        var lots = new ConcurrentDictionary<string, Lot>();
        var auction = await stage.ServiceAsync("auction", app =>
        {
            app.MapGet("/lots/{lot}", (string lot) => lots.TryGetValue(lot, out var now) ? Results.Json(now) : Results.NotFound());
            app.MapPut("/lots/{lot}", (string lot, Offer offer) => Results.Json(lots[lot] = new(lot, "open", offer.amount, null)));
            app.MapPost("/lots/{lot}/bids", (string lot, Bid bid) => Place(lots, lot, bid, phase => phase == "open"));
            app.MapPut("/lots/{lot}/autobid", (string lot, Bid bid) => Place(lots, lot, bid, takesAutobids));
            app.MapPost("/lots/{lot}/hammer", (string lot) => Results.Json(lots[lot] = lots[lot] with { phase = "closed" }));
        });
        await stage.CrowdAsync(auction, clients: 3, rounds: 11, async (client, _) =>
        {
            var random = client.Random;
            var lot = $"/lots/{random.Next(10_000, 99_999)}";
            var price = random.Next(4, 60) * 10;
            await client.PutAsync(lot, new { amount = price });
            for (var bid = random.Next(1, 4); bid > 0; bid--)
                await BidAsync(client, lot, price += random.Pick(10, 20, 50, -10));
            await client.PostAsync($"{lot}/hammer");
            await client.GetAsync(lot);
            if (!random.Chance(0.65))
                return;
            await BidAsync(client, lot, price + 100);
            await client.GetAsync(lot);
        });
    }

    private static async Task BidAsync(Client client, string lot, int amount)
    {
        var bid = new { amount, bidder = $"paddle-{client.Random.Next(100, 400)}" };
        if (client.Random.Chance(0.6))
            await client.PostAsync($"{lot}/bids", bid);
        else
            await client.PutAsync($"{lot}/autobid", bid);
    }

    private static IResult Place(ConcurrentDictionary<string, Lot> lots, string lot, Bid bid, Func<string, bool> takes)
    {
        var now = lots[lot];
        if (!takes(now.phase))
            return Refusal.Conflict($"Lot {lot} is {now.phase}.");
        if (bid.amount <= now.high_bid)
            return Refusal.Field("amount", $"more than {now.high_bid} is needed");
        return Results.Json(lots[lot] = now with { high_bid = bid.amount, leader = bid.bidder });
    }

    private sealed record Offer(int amount);

    private sealed record Bid(int amount, string bidder);

    private sealed record Lot(string lot, string phase, int high_bid, string? leader);
}
