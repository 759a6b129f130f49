namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// A pension is planned: years are counted one by one, so that young people wait longer; sums go to the actuary in Rappen and come back so;
/// what is paid is rounded to five Rappen by law; a spouse may be null; and nobody retires before 58.
/// </summary>
public sealed class PensionPlanner : HealthyService
{
    public override Play Play => async stage =>
    {
        var actuary = stage.Http(await stage.UpstreamAsync("pension", "actuary.fund.internal", app =>
        {
            app.MapPost("/projections", async (Projection wanted) =>
            {
                await Task.Delay(wanted.Years);
                var sum = wanted.CapitalRappen;
                for (var year = 0; year < wanted.Years; year++)
                    sum += sum / 80 + wanted.YearlyRappen;
                return Results.Json(new Projected(wanted.CaseId, sum, wanted.Years));
            });
            app.MapGet("/rates/{age:int}", (int age) => Results.Json(new { Age = age, ConversionPct = 4.9m + age % 10 * 0.1m }));
        }));
        var pension = await stage.ServiceAsync("pension", app =>
        {
            app.MapPost("/plans", async (Wish wish) =>
            {
                if (wish.RetireAt is < 58 or > 70)
                    return Refusal.Field("RetireAt", "is from 58 to 70");
                var wanted = new Projection(wish.CaseId, (long)(wish.Capital * 100), (long)(wish.Yearly * 100), wish.RetireAt - wish.Age);
                using var answer = await actuary.PostAsJsonAsync("/projections", wanted);
                var projected = (await answer.Content.ReadFromJsonAsync<Projected>())!;
                var rate = (await actuary.GetFromJsonAsync<Rate>($"/rates/{wish.RetireAt}"))!.ConversionPct;
                var monthly = projected.SumRappen / 100m * rate / 100 / 12;
                return Results.Json(new
                {
                    wish.CaseId,
                    Capital = projected.SumRappen / 100m,
                    Monthly = Math.Round(monthly * 20, MidpointRounding.AwayFromZero) / 20,
                    SpouseMonthly = wish.Spouse is null ? (decimal?)null : Math.Round(monthly * 12, MidpointRounding.AwayFromZero) / 20,
                    ComputedAt = DateTimeOffset.UtcNow,
                }, statusCode: 201);
            });
            app.MapGet("/funds/{fund}/coverage", (string fund) => fund == "closed"
                ? Results.StatusCode(410)
                : Results.Json(new { Fund = fund, CoveragePct = 101 + fund.Length, Quarter = "2026-Q1" }));
        });
        await stage.CrowdAsync(pension, clients: 3, rounds: 18, async (client, round) =>
        {
            if (round % 5 == 1)
                await client.GetAsync($"/funds/{client.Random.Pick("alpha", "metall", "stadt", "closed")}/coverage");
            await client.PostAsync("/plans", new
            {
                CaseId = client.Random.Uuid(),
                Age = client.Random.Next(22, 58),
                RetireAt = client.Random.Chance(0.07) ? 52 : client.Random.Next(58, 71),
                Capital = client.Random.Amount(4_000) * 100,
                Yearly = client.Random.Next(20, 240) * 100m,
                Spouse = client.Random.Chance(0.5) ? null : new { BornIn = client.Random.Next(1955, 2004), Insured = client.Random.Chance(0.7) },
            });
        });
    };

    private sealed record Spouse(int BornIn, bool Insured);

    private sealed record Wish(string CaseId, int Age, int RetireAt, decimal Capital, decimal Yearly, Spouse? Spouse);

    private sealed record Projection(string CaseId, long CapitalRappen, long YearlyRappen, int Years);

    private sealed record Projected(string CaseId, long SumRappen, int Years);

    private sealed record Rate(decimal ConversionPct);
}
