using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.States;

/// <summary>Bids are refused on lots that are sold, but a lot that the seller has withdrawn takes them still.</summary>
public sealed class BidOnWithdrawnLot : Scenario
{
    public override Expected Expected => Expected.OneOf(["unguardedWrite", "illegalTransition"], "withdrawn", "bids");

    public override Play Faulty => stage => RunAsync(stage, state => state != "sold");

    public override Play Healthy => stage => RunAsync(stage, state => state == "open");

    private static async Task RunAsync(Stage stage, Func<string, bool> takesBids)
    {
        var lots = new ConcurrentDictionary<string, Lot>();
        var auction = await stage.ServiceAsync("saleroom", app =>
        {
            app.MapPut("/lots/{id}", (string id, NewLot lot) => Results.Json(lots[id] = new Lot(id, "open", lot.reserve, 0), statusCode: 201));
            app.MapGet("/lots/{id}", (string id) => lots.TryGetValue(id, out var lot) ? Results.Json(lot) : Results.NotFound());
            app.MapPost("/lots/{id}/bids", (string id, Bid bid) => Change(id, lot => takesBids(lot.state), lot => lot with { high_bid = Math.Max(lot.high_bid, bid.amount) }));
            app.MapPut("/lots/{id}/reserve", (string id, Reserve reserve) => Change(id, lot => lot.state == "open", lot => lot with { reserve = reserve.amount }));
            app.MapPost("/lots/{id}/withdraw", (string id) => Change(id, lot => lot.state == "open", lot => lot with { state = "withdrawn" }));
            app.MapPost("/lots/{id}/hammer", (string id) => Change(id, lot => lot.state == "open", lot => lot with { state = "sold" }));
        });
        await stage.CrowdAsync(auction, clients: 3, rounds: 14, async (client, round) =>
        {
            var id = $"{client.Number + 1}{round:00}-{client.Random.GetHexString(6, lowercase: true)}";
            var price = client.Random.Next(2, 60) * 50;
            await client.PutAsync($"/lots/{id}", new { title = client.Random.Good(), reserve = price });
            await client.PostAsync($"/lots/{id}/bids", new { paddle = client.Random.Next(10, 300), amount = price - 50 });
            if (client.Random.Chance(0.35))
            {
                await client.PostAsync($"/lots/{id}/withdraw");
                if (client.Random.Chance(0.5))
                    await client.PutAsync($"/lots/{id}/reserve", new { amount = price + 100 });
                if (client.Random.Chance(0.3))
                    await client.PostAsync($"/lots/{id}/hammer");
            }
            else
            {
                await client.PostAsync($"/lots/{id}/hammer");
            }

            // The app of a bidder in the back row is a little behind.
            if (client.Random.Chance(0.55))
                await client.PostAsync($"/lots/{id}/bids", new { paddle = client.Random.Next(10, 300), amount = price + 50 });
            await client.GetAsync(client.Random.Chance(0.05) ? "/lots/000-none" : $"/lots/{id}");
        });

        IResult Change(string id, Func<Lot, bool> may, Func<Lot, Lot> change)
        {
            if (!lots.TryGetValue(id, out var lot))
                return Results.NotFound();
            return may(lot) ? Results.Json(lots[id] = change(lot)) : Refusal.Conflict($"The lot is {lot.state}.");
        }
    }

    private sealed record NewLot(string title, int reserve);

    private sealed record Lot(string id, string state, int reserve, int high_bid);

    private sealed record Bid(int paddle, int amount);

    private sealed record Reserve(int amount);
}
