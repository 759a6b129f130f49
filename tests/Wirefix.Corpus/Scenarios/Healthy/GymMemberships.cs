using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Memberships begin with a trial, are paid, paused and cancelled; what is due is charged under a key, a card may be declined, and who has cancelled may come back.</summary>
public sealed class GymMemberships : HealthyService
{
    public override Play Play => async stage =>
    {
        var members = new ConcurrentDictionary<string, string>();
        var charges = new ConcurrentDictionary<string, int>();
        var cards = stage.Http(await stage.UpstreamAsync("gym", "cards.example", app => app.MapPost("/charges", (Charge charge, HttpRequest request) => charge.card.EndsWith('0')
            ? Results.Json(new { error = "card_declined", decline_code = "insufficient_funds" }, statusCode: 402)
            : Results.Json(new { id = charges.GetOrAdd(request.Headers["Idempotency-Key"].ToString(), _ => charges.Count + 5_000), charge.amount, charge.currency }, statusCode: 201))));
        var gym = await stage.ServiceAsync("gym", app =>
        {
            app.MapPost("/memberships", (Membership wish) => members.TryAdd(wish.member, "trial")
                ? Results.Json(new { wish.member, wish.plan, state = "trial", until = "2026-06-25" }, statusCode: 201)
                : Refusal.Conflict("There is a membership already."));
            app.MapPost("/memberships/{member}/payments", async (string member, Pay pay) =>
            {
                if (members[member] is "cancelled")
                    return Refusal.Conflict("The membership was cancelled.");
                using var request = new HttpRequestMessage(HttpMethod.Post, "/charges") { Content = JsonContent.Create(new Charge(pay.amount, "CHF", pay.card)) };
                request.Headers.Add("Idempotency-Key", $"{member}-{pay.month}");
                using var answer = await cards.SendAsync(request);
                if (!answer.IsSuccessStatusCode)
                    return Results.Json(new { code = "PAYMENT_FAILED", member }, statusCode: 402);
                return Results.Json(new { member, pay.month, state = members[member] = "active" });
            });
            app.MapPatch("/memberships/{member}", (string member, Change change) => (members[member], change.state) is ("active", "paused") or ("paused", "active") or ("active" or "trial" or "paused", "cancelled") or ("cancelled", "trial")
                ? Results.Json(new { member, state = members[member] = change.state })
                : Refusal.Conflict($"A {members[member]} membership cannot be {change.state}."));
            app.MapGet("/memberships/{member}", (string member) => members.TryGetValue(member, out var state) ? Results.Json(new { member, state }) : Results.NotFound());
        });
        await stage.CrowdAsync(gym, clients: 3, rounds: 12, async (client, _) =>
        {
            var random = client.Random;
            var member = $"m{random.Next(10_000, 99_999)}";
            await client.PostAsync("/memberships", new { member, plan = random.Pick("basic", "basic", "all-in"), name = random.Person() });
            var pay = new { month = "2026-06", amount = 79, card = $"tok{random.Next(100, 999)}" };
            var paid = await client.PostAsync($"/memberships/{member}/payments", pay);
            if (paid.Succeeded && random.Chance(0.15))
                await client.PostAsync($"/memberships/{member}/payments", pay);
            if (random.Chance(0.4))
                await client.PatchAsync($"/memberships/{member}", new { state = random.Pick("paused", "cancelled", "paused", "active") });
            if (random.Chance(0.2))
                await client.PatchAsync($"/memberships/{member}", new { state = random.Pick("trial", "active") });
            await client.GetAsync($"/memberships/{(random.Chance(0.05) ? "m1" : member)}");
        });
    };

    private sealed record Membership(string member, string plan);

    private sealed record Pay(string month, int amount, string card);

    private sealed record Change(string state);

    private sealed record Charge(int amount, string currency, string card);
}
