using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>The button to pay stays enabled while the payment is made, and the service takes each click for a payment.</summary>
public sealed class PaidByDoubleClick : Scenario
{
    public override Expected Expected => Expected.OneOf(["doubleEffect", "unsafeRetry"], "/payments");

    public override Play Faulty => stage => RunAsync(stage, (_, _) => true);

    public override Play Healthy => stage => RunAsync(stage, (paid, invoice) => paid.TryAdd(invoice, true));

    private static async Task RunAsync(Stage stage, Func<ConcurrentDictionary<string, bool>, string, bool> isNew)
    {
        var paid = new ConcurrentDictionary<string, bool>();
        var number = 81_200;
        var acquirer = stage.Http(await stage.UpstreamAsync("billing", "acquirer.example", app => app.MapPost("/charges", async (Charge charge) =>
        {
            await Task.Delay(40);
            return Results.Json(new { charge = $"ch_{Interlocked.Increment(ref number)}", charge.amount, approved = true }, statusCode: 201);
        })));
        var billing = await stage.ServiceAsync("billing", app =>
        {
            app.MapGet("/invoices/{no}", (string no) => no.EndsWith("13", StringComparison.Ordinal) ? Results.NotFound() : Results.Json(new { no, amount = no.StableNumber() % 400 + 20, due = "2026-07-31" }));
            app.MapPost("/payments", async (Payment payment) =>
            {
                if (!isNew(paid, payment.invoice))
                    return Refusal.Conflict("This invoice is being paid already.");
                using var answer = await acquirer.PostAsJsonAsync("/charges", new Charge(payment.amount, payment.invoice));
                var charge = await answer.Content.ReadFromJsonAsync<Charged>();
                return Results.Json(new { payment.invoice, charge!.charge, state = "paid" }, statusCode: 201);
            });
        });
        await stage.CrowdAsync(billing, clients: 3, rounds: 14, async (client, _) =>
        {
            var invoice = $"2026-{client.Random.Next(10_000, 99_999)}";
            if (!(await client.GetAsync($"/invoices/{invoice}")).Succeeded)
                return;
            var payment = new { invoice, amount = invoice.StableNumber() % 400 + 20, card = $"tok_{client.Random.GetHexString(10, lowercase: true)}" };
            var first = client.PostAsync("/payments", payment);
            if (client.Random.Chance(0.25))
            {
                await Task.Delay(15);
                await client.PostAsync("/payments", payment);
            }

            await first;
        });
    }

    private sealed record Payment(string invoice, int amount, string card);

    private sealed record Charge(int amount, string reference);

    private sealed record Charged(string charge);
}
