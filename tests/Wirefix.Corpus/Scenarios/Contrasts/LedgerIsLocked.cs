namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>A ledger kept in one file fails to write while another write is going on.</summary>
public sealed class LedgerIsLocked : Scenario
{
    public override Expected Expected => Expected.OneOf(["contrast", "throttling"], "/entries");

    public override Play Faulty => stage => RunAsync(stage, TimeSpan.Zero);

    public override Play Healthy => stage => RunAsync(stage, TimeSpan.FromSeconds(5));

    private static async Task RunAsync(Stage stage, TimeSpan patience)
    {
        var file = new SemaphoreSlim(1);
        var ledger = await stage.ServiceAsync("ledger", app =>
        {
            app.MapPost("/entries", async (Entry entry) =>
            {
                if (entry.account.Length != 4)
                    return Refusal.Field("account", "must have four digits");
                if (!await file.WaitAsync(patience))
                    return Results.Json(new { error = "SQLITE_BUSY: database is locked" }, statusCode: 500);
                await Task.Delay(20);
                file.Release();
                return Results.Json(new { entry.account, entry.amount, booked = true }, statusCode: 201);
            });
            app.MapGet("/accounts/{account}", (string account) => Results.Json(new { account, balance = account.StableNumber() % 5_000 }));
        });
        var clients = Enumerable.Range(0, 3).Select(number => stage.Client(ledger, number)).ToArray();
        for (var round = 0; round < 26; round++)
        {
            await clients[0].GetAsync("/healthz");
            await BookAsync(clients[0]);
            await clients[1].GetAsync($"/accounts/{clients[1].Random.Next(1_000, 1_020)}");
            // Month-end jobs meet now and then.
            if (round % 4 == 0)
                await Task.WhenAll(BookAsync(clients[1]), BookAsync(clients[2]));
        }
    }

    private static Task<Answer> BookAsync(Client client) => client.PostAsync("/entries", new
    {
        account = client.Random.Chance(0.05) ? "12" : $"{client.Random.Next(1_000, 1_020)}",
        amount = client.Random.Amount(),
        text = client.Random.Good(),
    });

    private sealed record Entry(string account, decimal amount, string text);
}
