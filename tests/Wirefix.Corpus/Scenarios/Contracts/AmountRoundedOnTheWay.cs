namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>The second of three services rounds every amount to five cents, as one does for cash, although it is paid by card.</summary>
public sealed class AmountRoundedOnTheWay : Scenario
{
    public override Expected Expected => Expected.Of("alteredValue", "$.amount");

    public override Play Faulty => stage => RunAsync(stage, amount => decimal.Round(amount * 20, MidpointRounding.AwayFromZero) / 20);

    public override Play Healthy => stage => RunAsync(stage, amount => amount);

    private static async Task RunAsync(Stage stage, Func<decimal, decimal> adjust)
    {
        var bank = stage.Http(await stage.UpstreamAsync("payments", "acquirer.bank.example", app => app.MapPost("/authorisations", (Charge charge) =>
            Results.Json(new { authorisation = $"A{charge.orderId.StableNumber():000000}", approved = charge.amount < 180 }))));
        var payments = await stage.ServiceAsync("payments", app => app.MapPost("/payments", async (Charge charge) =>
        {
            using var answer = await bank.PostAsJsonAsync("/authorisations", charge with { amount = adjust(charge.amount) });
            return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json");
        }));
        var toPayments = stage.Http(stage.Outbound("shop", "payments.internal", payments));
        var shop = await stage.ServiceAsync("shop", app => app.MapPost("/orders", async (Charge order) =>
        {
            if (order.currency is not ("EUR" or "CHF"))
                return Refusal.Field("currency", "must be EUR or CHF");
            using var answer = await toPayments.PostAsJsonAsync("/payments", order);
            return Results.Json(new { order.orderId, state = "ordered" }, statusCode: 201);
        }));
        await stage.CrowdAsync(shop, clients: 3, rounds: 16, async (client, _) => await client.PostAsync("/orders", new
        {
            orderId = $"O-{client.Random.Next(1_000_000, 9_999_999)}",
            amount = client.Random.Amount(),
            currency = client.Random.Pick("EUR", "CHF", "CHF", "EUR", "EUR", "CHF", "EUR", "USD"),
        }));
    }

    private sealed record Charge(string orderId, decimal amount, string currency);
}
