namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>The highest deduction of a tax return is looked for, and some people claim none at all.</summary>
public sealed class ReturnWithoutDeductions : Scenario
{
    public override Expected Expected => Expected.Of("contrast", "deductions");

    public override Play Faulty => stage => RunAsync(stage, amounts => amounts.Max());

    public override Play Healthy => stage => RunAsync(stage, amounts => amounts.DefaultIfEmpty().Max());

    private static async Task RunAsync(Stage stage, Func<IEnumerable<decimal>, decimal> highest)
    {
        var tax = await stage.ServiceAsync("tax", app =>
        {
            app.MapPut("/years/{year:int}/returns/{tin}", (int year, string tin, TaxReturn filed) =>
            {
                if (filed.income.wages + filed.income.capital <= 0)
                    return Refusal.Field("income", "must not be empty");
                var amounts = filed.deductions.Select(deduction => deduction.amount).ToArray();
                return Results.Json(new
                {
                    tin,
                    year,
                    taxable = filed.income.wages + filed.income.capital - amounts.Sum(),
                    review = highest(amounts) > 9_000,
                    _links = new { self = new { href = $"/years/{year}/returns/{tin}" } },
                });
            });
            app.MapGet("/years/{year:int}/rates", (int year) => Results.Json(new { year, brackets = new[] { 0.02m, 0.055m, 0.087m } }));
        });
        await stage.CrowdAsync(tax, clients: 4, rounds: 20, async (client, round) =>
        {
            if (round % 7 == 0)
                await client.GetAsync("/years/2025/rates");
            await client.PutAsync($"/years/2025/returns/756{client.Random.Next(1_000_000, 9_999_999)}", new
            {
                household = new { married = client.Random.Chance(0.5), children = client.Random.Next(0, 4) },
                income = new { wages = client.Random.Chance(0.06) ? 0 : client.Random.Next(30, 140) * 1_000, capital = 0 },
                deductions = Enumerable.Range(0, client.Random.Next(0, 5)).Select(_ => new
                {
                    type = client.Random.Pick("commuting", "pension", "childcare", "donation"),
                    amount = client.Random.Amount(12_000),
                }),
            });
        });
    }

    private sealed record Income(decimal wages, decimal capital);

    private sealed record Deduction(string type, decimal amount);

    private sealed record TaxReturn(Income income, Deduction[] deductions);
}
