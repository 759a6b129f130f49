using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>
/// A payment provider delivers its events at least once; a crowdfunding site takes each delivery for a payment of its own and credits
/// the pledge twice.
/// </summary>
public sealed class PledgeCreditedTwice : Scenario
{
    public override Expected Expected => Expected.Of("doubleEffect", "pledges");

    public override Play Faulty => stage => RunAsync(stage, (_, _) => true);

    public override Play Healthy => stage => RunAsync(stage, (seen, id) => seen.TryAdd(id, true));

    private static async Task RunAsync(Stage stage, Func<ConcurrentDictionary<string, bool>, string, bool> isNew)
    {
        var seen = new ConcurrentDictionary<string, bool>();
        var credits = 30_000;
        var ledger = stage.Http(await stage.UpstreamAsync("crowdfunding", "ledger.campaigns.internal", app => app.MapPost("/pledges/{pledge}/credits", (string pledge, Credit credit) =>
            Results.Json(new { credit_no = Interlocked.Increment(ref credits), pledge, credit.amount_minor, credit.source_event }, statusCode: 201))));
        var campaigns = await stage.ServiceAsync("crowdfunding", app =>
        {
            app.MapPost("/hooks/pledges", async (Event happened) =>
            {
                if (happened.type != "charge.succeeded")
                    return Results.Json(new { received = true, ignored = happened.type });
                if (!isNew(seen, happened.id))
                    return Results.Json(new { received = true, duplicate = true });
                using var answer = await ledger.PostAsJsonAsync($"/pledges/{happened.data.pledge}/credits", new Credit(happened.data.amount_minor, happened.id));
                return Results.Json(new { received = true });
            });
            app.MapGet("/campaigns/{slug}", (string slug) => slug == "none"
                ? Results.NotFound()
                : Results.Json(new { slug, goal = 12_000, ends = "2026-09-30", backers = slug.StableNumber() % 400 }));
        });
        await stage.CrowdAsync(campaigns, clients: 2, rounds: 24, async (client, round) =>
        {
            if (round % 3 == 0)
                await client.GetAsync($"/campaigns/{client.Random.Pick("solar-oven", "board-game", "bee-book", "none")}");
            var sent = new
            {
                id = $"evt_{client.Random.GetHexString(16, lowercase: true)}",
                type = client.Random.Pick("charge.succeeded", "charge.succeeded", "charge.succeeded", "payout.paid"),
                created = 1_772_000_000 + round * 37 + client.Random.Next(30),
                data = new { pledge = $"pl{client.Random.Next(10_000, 99_999)}", amount_minor = client.Random.Next(5, 200) * 100, currency = "eur" },
            };
            await client.PostAsync("/hooks/pledges", sent, ("X-Delivery-Attempt", "1"), ("User-Agent", "payhooks/2"));
            if (client.Random.Chance(0.25))
                await client.PostAsync("/hooks/pledges", sent, ("X-Delivery-Attempt", "2"), ("User-Agent", "payhooks/2"));
        });
    }

    private sealed record Payment(string pledge, int amount_minor);

    private sealed record Event(string id, string type, Payment data);

    private sealed record Credit(int amount_minor, string source_event);
}
