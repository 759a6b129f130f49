using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>A payment is debited and then credited; where the payee's account is closed, the debit is taken back. A repetition with the same key does nothing.</summary>
public sealed class Payments : HealthyService
{
    public override Play Play => async stage =>
    {
        var core = stage.Http(await stage.UpstreamAsync("payments", "core.bank.internal", app =>
        {
            app.MapPost("/postings", (Posting posting) => posting.kind == "credit" && posting.account.EndsWith("00", StringComparison.Ordinal)
                ? Refusal.Conflict("The account is closed.")
                : Results.Json(new { posting_id = $"{posting.payment}-{posting.kind}", posting.cents }, statusCode: 201));
        }));
        var done = new ConcurrentDictionary<string, Lazy<Task<Outcome>>>();
        var payments = await stage.ServiceAsync("payments", app => app.MapPost("/payments", async (Payment payment, HttpRequest request) =>
        {
            if (payment.cents > 900_000)
                return Refusal.Field("cents", "is above the limit");
            var key = request.Headers["Idempotency-Key"].ToString();
            var outcome = await done.GetOrAdd(key, _ => new Lazy<Task<Outcome>>(() => PayAsync(core, key, payment))).Value;
            return Results.Json(outcome, statusCode: outcome.state == "booked" ? 201 : 409);
        }));
        await stage.CrowdAsync(payments, clients: 3, rounds: 16, async (client, _) =>
        {
            var payment = new { debtor = Account(client.Random), creditor = Account(client.Random), cents = client.Random.Next(100, 950_000) };
            var key = ("Idempotency-Key", client.Random.Uuid().ToString());
            await client.PostAsync("/payments", payment, key);
            if (client.Random.Chance(0.1))
                await client.PostAsync("/payments", payment, key);
        });
    };

    private static string Account(Random random) => $"{random.Next(10_000, 99_999)}{random.Next(0, 20):00}";

    private static async Task<Outcome> PayAsync(HttpClient core, string key, Payment payment)
    {
        (await core.PostAsJsonAsync("/postings", new Posting(key, "debit", payment.debtor, payment.cents))).Dispose();
        using var credit = await core.PostAsJsonAsync("/postings", new Posting(key, "credit", payment.creditor, payment.cents));
        if (credit.IsSuccessStatusCode)
            return new Outcome(key, "booked");
        (await core.PostAsJsonAsync("/postings", new Posting(key, "reversal", payment.debtor, payment.cents))).Dispose();
        return new Outcome(key, "reversed");
    }

    private sealed record Payment(string debtor, string creditor, int cents);

    private sealed record Posting(string payment, string kind, string account, int cents);

    private sealed record Outcome(string payment, string state);
}
