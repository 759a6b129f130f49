using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>Whether a gift voucher was redeemed already is looked up before it is; two tills that ask together both get a no.</summary>
public sealed class VoucherRedeemedTwice : Scenario
{
    public override Expected Expected => Expected.OneOf(["checkThenAct", "doubleEffect"], "redemptions");

    public override Play Faulty => stage => RunAsync(stage, Turns.None);

    public override Play Healthy => stage => RunAsync(stage, Turns.Each());

    private static async Task RunAsync(Stage stage, Turn turn)
    {
        var meetings = new Meetings();
        var redeemed = new ConcurrentQueue<Redemption>();
        var ledger = stage.Http(await stage.UpstreamAsync("tills", "vouchers.internal", app =>
        {
            app.MapGet("/redemptions", async (string voucher) =>
            {
                var found = redeemed.Where(redemption => redemption.voucher_code == voucher).ToArray();
                await meetings.ArriveAsync(voucher);
                return Results.Json(new { total = found.Length, items = found });
            });
            app.MapPost("/redemptions", (NewRedemption redemption) =>
            {
                var made = new Redemption($"rd-{redeemed.Count + 5_001}", redemption.voucher_code, redemption.till);
                redeemed.Enqueue(made);
                return Results.Json(made, statusCode: 201);
            });
        }));
        var tills = await stage.ServiceAsync("tills", app => app.MapPost("/receipts", (Receipt receipt) => turn(receipt.voucher ?? "", async () =>
        {
            if (receipt.voucher is null)
                return Results.Json(new { paid = receipt.total, by = "card" }, statusCode: 201);
            var earlier = await ledger.GetFromJsonAsync<Page>($"/redemptions?voucher={receipt.voucher}");
            if (earlier!.total > 0)
                return Refusal.Conflict($"The voucher was redeemed at till {earlier.items[0].till}.");
            using var answer = await ledger.PostAsJsonAsync("/redemptions", new NewRedemption(receipt.voucher, receipt.till));
            return Results.Json(new { paid = receipt.total, by = "voucher" }, statusCode: 201);
        })));
        var clients = new[] { stage.Client(tills, 0), stage.Client(tills, 1) };
        for (var round = 0; round < 24; round++)
        {
            var random = clients[0].Random;
            var voucher = $"GV{random.GetHexString(8)}";
            if (round % 6 == 4)
                await meetings.HoldAsync(voucher, () => Task.WhenAll(clients.Select(client => PayAsync(client, voucher))));
            else
                await PayAsync(clients[round % 2], random.Chance(0.7) ? voucher : null);
            if (random.Chance(0.2))
                await PayAsync(clients[1], voucher);
        }
    }

    private static Task PayAsync(Client client, string? voucher) =>
        client.PostAsync("/receipts", new { till = client.Number + 3, total = client.Random.Amount(60), voucher });

    private sealed record Receipt(int till, decimal total, string? voucher);

    private sealed record NewRedemption(string voucher_code, int till);

    private sealed record Redemption(string redemption_id, string voucher_code, int till);

    private sealed record Page(int total, Redemption[] items);
}
