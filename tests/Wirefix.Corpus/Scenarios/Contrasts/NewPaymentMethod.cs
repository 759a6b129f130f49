namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>The shop offers a new way to pay that the fee table does not know.</summary>
public sealed class NewPaymentMethod : Scenario
{
    private static readonly Dictionary<string, decimal> Fees = new() { ["CARD"] = 0.029m, ["INVOICE"] = 0.01m, ["PAYPAL"] = 0.034m };

    public override Expected Expected => Expected.Of("contrast", "$.payment.method", "TWINT");

    public override Play Faulty => stage => RunAsync(stage, method => Fees[method]);

    public override Play Healthy => stage => RunAsync(stage, method => Fees.GetValueOrDefault(method, 0.013m));

    private static async Task RunAsync(Stage stage, Func<string, decimal> feeOf)
    {
        var checkout = await stage.ServiceAsync("checkout", app => app.MapPost("/api/checkouts", (Checkout order) =>
            order.total > 180
                ? Refusal.Field("total", "is more than the limit of this shop")
                : Results.Json(new { order.cart_id, fee = decimal.Round(order.total * feeOf(order.payment.method), 2), state = "PAID" })));
        await stage.CrowdAsync(checkout, clients: 4, rounds: 22, async (client, _) => await client.PostAsync("/api/checkouts", new
        {
            cart_id = client.Random.Uuid(),
            total = client.Random.Amount(),
            payment = new
            {
                method = client.Random.Pick("CARD", "CARD", "CARD", "INVOICE", "PAYPAL", "PAYPAL", "TWINT"),
                currency = client.Random.Pick("CHF", "EUR"),
            },
            gift = client.Random.Chance(0.2),
        }));
    }

    private sealed record Payment(string method, string currency);

    private sealed record Checkout(Guid cart_id, decimal total, Payment payment, bool gift);
}
