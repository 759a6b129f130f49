namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>A refund is sent on in the shop's own currency, whatever currency was asked for.</summary>
public sealed class CurrencyForgotten : Scenario
{
    public override Expected Expected => Expected.Of("alteredValue", "currency");

    public override Play Faulty => stage => RunAsync(stage, _ => "EUR");

    public override Play Healthy => stage => RunAsync(stage, currency => currency);

    private static async Task RunAsync(Stage stage, Func<string, string> send)
    {
        var provider = stage.Http(await stage.UpstreamAsync("refunds", "psp.example", app => app.MapPost("/v3/refunds", (Refund refund) =>
            Results.Json(new { id = $"re_{refund.payment.StableNumber():x}", status = "pending" }, statusCode: 202))));
        var refunds = await stage.ServiceAsync("refunds", app => app.MapPost("/refunds", async (Refund refund) =>
        {
            if (!refund.payment.StartsWith("pay_", StringComparison.Ordinal))
                return Results.NotFound();
            using var answer = await provider.PostAsJsonAsync("/v3/refunds", refund with { currency = send(refund.currency) });
            return Results.Json(new { refund.payment, state = "sent" }, statusCode: 202);
        }));
        await stage.CrowdAsync(refunds, clients: 3, rounds: 18, async (client, _) => await client.PostAsync("/refunds", new
        {
            payment = client.Random.Chance(0.06) ? "unknown" : $"pay_{client.Random.GetHexString(14, lowercase: true)}",
            amount = client.Random.Amount(),
            currency = client.Random.Pick("EUR", "EUR", "CHF", "GBP", "SEK"),
        }));
    }

    private sealed record Refund(string payment, decimal amount, string currency);
}
