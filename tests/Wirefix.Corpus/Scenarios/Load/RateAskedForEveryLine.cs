namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>The total of an expense report asks for the rate of each receipt, although most of them are in the same two currencies.</summary>
public sealed class RateAskedForEveryLine : Scenario
{
    public override Expected Expected => Expected.Of("nPlusOne", "/rates");

    public override Play Faulty => stage => RunAsync(stage, async (receipts, rates) =>
    {
        var total = 0m;
        foreach (var receipt in receipts)
            total += receipt.amount * (await rates.GetFromJsonAsync<Rate>($"/rates/{receipt.currency}/CHF"))!.rate;
        return total;
    });

    public override Play Healthy => stage => RunAsync(stage, async (receipts, rates) =>
    {
        var currencies = string.Join(',', receipts.Select(receipt => receipt.currency).Distinct().Order());
        var known = await rates.GetFromJsonAsync<Rate[]>($"/rates?to=CHF&from={currencies}");
        return receipts.Sum(receipt => receipt.amount * known!.Single(rate => rate.from == receipt.currency).rate);
    });

    private static async Task RunAsync(Stage stage, Func<Receipt[], HttpClient, Task<decimal>> totalOf)
    {
        var rates = stage.Http(await stage.UpstreamAsync("expenses", "fx.treasury.internal", app =>
        {
            app.MapGet("/rates", (string from, string to) => Results.Json(from.Split(',').Select(RateOf)));
            app.MapGet("/rates/{from}/{to}", (string from, string to) => Results.Json(RateOf(from)));
        }));
        var expenses = await stage.ServiceAsync("expenses", app =>
        {
            app.MapPost("/reports", async (Report report) =>
            {
                if (report.receipts.Length == 0)
                    return Refusal.Field("receipts", "at least one");
                var total = await totalOf(report.receipts, rates);
                return Results.Json(new { report.employee, report.month, total_chf = Math.Round(total, 2), state = "submitted" }, statusCode: 201);
            });
            app.MapGet("/employees/{id}/limits", (string id) => Results.Json(new { id, month_chf = 1_500, meal_chf = 60 }));
        });
        await stage.CrowdAsync(expenses, clients: 2, rounds: 9, async (client, _) =>
        {
            var employee = $"E{client.Random.Next(1_000, 9_999)}";
            await client.GetAsync($"/employees/{employee}/limits");
            await client.PostAsync("/reports", new
            {
                employee,
                month = $"2026-0{client.Random.Next(1, 7)}",
                receipts = Enumerable.Range(0, client.Random.Pick(0, 2, 5, 8, 12, 15)).Select(_ => new
                {
                    what = client.Random.Pick("meal", "taxi", "hotel", "train"),
                    amount = client.Random.Amount(),
                    currency = client.Random.Pick("EUR", "EUR", "EUR", "USD", "GBP"),
                }),
            });
        });
    }

    private static Rate RateOf(string currency) => new(currency, currency switch { "EUR" => 0.94m, "USD" => 0.81m, _ => 1.09m }, "2026-06-11");

    private sealed record Receipt(string what, decimal amount, string currency);

    private sealed record Report(string employee, string month, Receipt[] receipts);

    private sealed record Rate(string from, decimal rate, string on);
}
