using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// A checkout in many currencies: amounts go on in minor units, of which the yen has none, tax is added, numbers are masked in answers,
/// cards are declined, and a double click is answered with what the first click made.
/// </summary>
public sealed class CurrencyCheckout : HealthyService
{
    public override Play Play => async stage =>
    {
        var charges = new ConcurrentDictionary<string, Lazy<Charged>>();
        var acquirer = stage.Http(await stage.UpstreamAsync("checkout", "acquirer.example", app => app.MapPost("/v3/charges", (Charge charge, HttpRequest request) =>
        {
            if (charge.card.number.EndsWith("13", StringComparison.Ordinal))
                return Results.Json(new { code = "card_declined", charge.merchant_ref }, statusCode: 402);
            var key = request.Headers["Idempotency-Key"].ToString();
            var made = charges.GetOrAdd(key, _ => new(() => new Charged($"ch_{key.StableNumber():x}", charge.amount_minor, charge.currency, "captured"))).Value;
            return Results.Json(made, statusCode: 201);
        })));
        var checkout = await stage.ServiceAsync("checkout", app =>
        {
            app.MapPost("/Checkouts", async (Basket basket, HttpRequest request) =>
            {
                if (basket.Lines.Length == 0)
                    return Refusal.Field("Lines", "is empty");
                var net = basket.Lines.Sum(line => line.Price * line.Count);
                var minor = (int)decimal.Round(net * 1.081m * (basket.Currency == "JPY" ? 1 : 100), MidpointRounding.AwayFromZero);
                using var charge = new HttpRequestMessage(HttpMethod.Post, "/v3/charges")
                {
                    Content = JsonContent.Create(new Charge(basket.Reference, minor, basket.Currency, new(basket.CardNumber.Replace(" ", "", StringComparison.Ordinal)))),
                };
                charge.Headers.Add("Idempotency-Key", request.Headers["Idempotency-Key"].ToString());
                using var answer = await acquirer.SendAsync(charge);
                if (!answer.IsSuccessStatusCode)
                    return Results.Json(new { basket.Reference, Error = "Declined" }, statusCode: 402);
                var charged = await answer.Content.ReadFromJsonAsync<Charged>();
                return Results.Json(new { basket.Reference, Net = net, Charge = charged!.id, Card = $"**** {basket.CardNumber[^4..]}" }, statusCode: 201);
            });
            app.MapGet("/Charges/{id}", (string id) => charges.Values.FirstOrDefault(charge => charge.Value.id == id)?.Value is { } found
                ? Results.Json(new { found.id, State = found.state })
                : Results.NotFound());
        });
        await stage.CrowdAsync(checkout, clients: 3, rounds: 14, async (client, _) =>
        {
            var random = client.Random;
            var currency = random.Pick("EUR", "USD", "JPY", "CHF");
            var basket = new
            {
                Reference = $"B-{random.Next(100_000, 999_999)}",
                Currency = currency,
                Lines = Enumerable.Range(0, random.Next(0, 4)).Select(_ => new Line(random.Sku(), currency == "JPY" ? random.Next(200, 9_000) : random.Amount(60), random.Next(1, 4))).ToArray(),
                CardNumber = $"4242 {random.Next(1_000, 9_999)} {random.Next(1_000, 9_999)} {random.Next(10, 99)}{random.Pick("07", "42", "58", "90", "13")}",
            };
            var key = ("Idempotency-Key", random.Uuid().ToString());
            var paid = await client.PostAsync("/Checkouts", basket, key);
            if (random.Chance(0.15))
                await client.PostAsync("/Checkouts", basket, key);
            if (random.Chance(0.4))
                await client.GetAsync($"/Charges/{(paid.Succeeded ? paid["Charge"] : "ch_0")}");
        });
    };

    private sealed record Line(string Sku, decimal Price, int Count);

    private sealed record Basket(string Reference, string Currency, Line[] Lines, string CardNumber);

    private sealed record Card(string number);

    private sealed record Charge(string merchant_ref, int amount_minor, string currency, Card card);

    private sealed record Charged(string id, int amount_minor, string currency, string state);
}
