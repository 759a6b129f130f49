using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Places on a ferry are held, paid and scanned; a hold that was given up is gone, a full ferry says so, and a scan may come twice.</summary>
public sealed class FerryBoarding : HealthyService
{
    private const int Capacity = 13;

    public override Play Play => async stage =>
    {
        var holds = new ConcurrentDictionary<string, Hold>();
        var taken = new ConcurrentDictionary<string, int>();
        var number = 300_000;
        var payments = stage.Http(await stage.UpstreamAsync("boarding", "pay.ferry.internal", app => app.MapPost("/payments", (Payment payment) =>
            payment.card.EndsWith('7')
                ? Results.Json(new { outcome = "declined", reason = "insufficient_funds" }, statusCode: 402)
                : Results.Json(new { outcome = "captured", receipt = $"RC{payment.hold_id.StableNumber()}" }, statusCode: 201))));
        var boarding = await stage.ServiceAsync("boarding", app =>
        {
            app.MapPost("/sailings/{sailing}/holds", (string sailing, Wish wish) =>
            {
                if (taken.AddOrUpdate(sailing, wish.places, (_, places) => places + wish.places) > Capacity)
                {
                    taken.AddOrUpdate(sailing, 0, (_, places) => places - wish.places);
                    return Refusal.Conflict("This sailing is full.");
                }

                var id = $"H{Interlocked.Increment(ref number)}";
                holds[id] = new Hold(id, sailing, wish.places, "held");
                return Results.Json(holds[id], statusCode: 201);
            });
            app.MapPost("/holds/{id}/pay", async (string id, Card card) =>
            {
                if (!holds.TryGetValue(id, out var hold))
                    return Results.NotFound();
                if (hold.state == "released")
                    return Results.Problem("The hold was given up.", statusCode: 410);
                using var answer = await payments.PostAsJsonAsync("/payments", new Payment(id, hold.places * 24.5m, "EUR", card.card));
                if (!answer.IsSuccessStatusCode)
                    return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 402);
                return Results.Json(holds[id] = hold with { state = "paid" });
            });
            app.MapDelete("/holds/{id}", (string id) =>
            {
                var hold = holds[id];
                holds[id] = hold with { state = "released" };
                taken.AddOrUpdate(hold.sailing, 0, (_, places) => places - hold.places);
                return Results.NoContent();
            });
            app.MapPut("/holds/{id}/scan", (string id) => holds[id].state is "paid" or "boarded"
                ? Results.Json(holds[id] = holds[id] with { state = "boarded" })
                : Refusal.Conflict("This ticket is not paid."));
        });
        await stage.CrowdAsync(boarding, clients: 3, rounds: 14, async (client, _) =>
        {
            var sailing = $"2026-06-{client.Random.Next(10, 14)}-{client.Random.Pick("0800", "1400")}";
            var made = await client.PostAsync($"/sailings/{sailing}/holds", new { places = client.Random.Next(1, 6), lead = client.Random.Person() });
            if (!made.Succeeded)
                return;
            var path = $"/holds/{made["id"]}";
            if (client.Random.Chance(0.15))
                await client.DeleteAsync(path);
            var paid = await client.PostAsync($"{path}/pay", new { card = $"tok_{client.Random.Next(100_000, 999_999)}" });
            if (paid.Status == 402)
                paid = await client.PostAsync($"{path}/pay", new { card = $"tok_{client.Random.Next(10_000, 99_999)}0" });
            if (paid.Succeeded)
                await client.PutAsync($"{path}/scan", new { gate = client.Random.Next(1, 4) });
            if (paid.Succeeded && client.Random.Chance(0.15))
                await client.PutAsync($"{path}/scan", new { gate = client.Random.Next(1, 4) });
        });
    };

    private sealed record Wish(int places, string lead);

    private sealed record Hold(string id, string sailing, int places, string state);

    private sealed record Card(string card);

    private sealed record Payment(string hold_id, decimal amount, string currency, string card);
}
