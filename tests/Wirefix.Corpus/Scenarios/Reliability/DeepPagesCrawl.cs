namespace Wirefix.Corpus.Scenarios.Reliability;

/// <summary>A bank's list of bookings reads and drops everything before the page asked for; the further back one goes, the longer it takes.</summary>
public sealed class DeepPagesCrawl : Scenario
{
    private const int Limit = 20;

    public override Expected Expected => Expected.OneOf(["slowEndpoint", "contrast"], "/bookings");

    public override Play Faulty => stage => RunAsync(stage, offset => Task.Delay(offset / 8));

    public override Play Healthy => stage => RunAsync(stage, _ => Task.Delay(3));

    private static async Task RunAsync(Stage stage, Func<int, Task> seek)
    {
        var bank = await stage.ServiceAsync("ebanking", app =>
        {
            app.MapGet("/accounts/{account}/bookings", async (string account, int offset, HttpContext context) =>
            {
                await seek(offset);
                context.Response.Headers["X-Total-Count"] = "4200";
                return Results.Json(Enumerable.Range(offset, Limit).Select(n => new
                {
                    no = 90_000 - n,
                    on = new DateOnly(2026, 6, 11).AddDays(-n / 3),
                    amount = (n * 37 % 900 - 450) / 10m,
                    text = n % 3 == 0 ? "card payment" : "transfer",
                    category = n % 7 == 0 ? null : "household",
                }));
            });
            app.MapGet("/accounts/{account}", (string account) => account.StartsWith('9')
                ? Results.NotFound()
                : Results.Json(new { account, balance = account.StableNumber() % 9_000_000 / 100m, currency = "CHF" }));
        });
        await stage.CrowdAsync(bank, clients: 4, rounds: 10, async (client, _) =>
        {
            var account = $"{client.Random.Next(10, 99)}-{client.Random.Next(100_000, 999_999)}";
            await client.GetAsync($"/accounts/{account}");
            for (var page = 0; page < client.Random.Pick(1, 2, 3); page++)
                await client.GetAsync($"/accounts/{account}/bookings?offset={page * Limit}&limit={Limit}");
            if (client.Random.Chance(0.2))
                await client.GetAsync($"/accounts/{account}/bookings?offset={client.Random.Next(100, 200) * Limit}&limit={Limit}");
        });
    }
}
