namespace Wirefix.Corpus.Scenarios.Errors;

/// <summary>A database connection is not given back where an account is unknown; after twelve such calls none is left for anybody.</summary>
public sealed class ConnectionsLeaked : Scenario
{
    private const int PoolSize = 12;

    public override Expected Expected => Expected.Of("errorCluster", "500");

    public override Play Faulty => stage => RunAsync(stage, _ => { });

    public override Play Healthy => stage => RunAsync(stage, pool => pool.Release());

    private static async Task RunAsync(Stage stage, Action<SemaphoreSlim> giveBackUnused)
    {
        using var pool = new SemaphoreSlim(PoolSize);
        var bank = await stage.ServiceAsync("ledger", app =>
        {
            app.MapGet("/ledger/{iban}/balance", async (string iban) =>
            {
                await TakeAsync(pool);
                if (iban.StableNumber() % 6 == 0)
                {
                    giveBackUnused(pool);
                    return Results.NotFound(new { code = "ACCOUNT_UNKNOWN" });
                }

                pool.Release();
                return Results.Json(new { iban, balance = new { value = iban.StableNumber() % 100_000 / 100m, ccy = "EUR" } });
            });
            app.MapGet("/ledger/{iban}/postings", async (string iban, int top) =>
            {
                await TakeAsync(pool);
                pool.Release();
                return Results.Json(Enumerable.Range(0, top).Select(n => new { seq = n, value = (n * 37 + iban.Length) / 10m }));
            });
        });
        await stage.CrowdAsync(bank, clients: 3, rounds: 24, async (client, _) =>
        {
            var iban = $"DE{client.Random.Next(10, 99)}5001{client.Random.Next(10_000_000, 99_999_999)}";
            await client.GetAsync($"/ledger/{iban}/balance");
            if (client.Random.Chance(0.6))
                await client.GetAsync($"/ledger/{iban}/postings?top={client.Random.Next(1, 9)}");
        });
    }

    private static async Task TakeAsync(SemaphoreSlim pool)
    {
        if (!await pool.WaitAsync(TimeSpan.FromMilliseconds(60)))
            throw new TimeoutException("no connection became free");
    }
}
