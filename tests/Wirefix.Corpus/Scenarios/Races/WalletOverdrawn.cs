using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>A canteen looks whether a wallet holds enough and then debits it; two tills at once both see the same money, and the wallet is overdrawn.</summary>
public sealed class WalletOverdrawn : Scenario
{
    public override Expected Expected => Expected.OneOf(["checkThenAct", "lostUpdate", "doubleEffect"], "/wallets");

    public override Play Faulty => stage => RunAsync(stage, Turns.None);

    public override Play Healthy => stage => RunAsync(stage, Turns.Each());

    private static async Task RunAsync(Stage stage, Turn turn)
    {
        var meetings = new Meetings();
        var balances = new ConcurrentDictionary<string, int>();
        var store = stage.Http(await stage.UpstreamAsync("canteen", "wallets.campus.internal", app =>
        {
            app.MapGet("/wallets/{badge}", async (string badge) =>
            {
                var balance = balances.GetOrAdd(badge, number => 900 + number.StableNumber() % 700);
                await meetings.ArriveAsync(badge);
                return Results.Json(new Wallet(badge, balance));
            });
            app.MapPost("/wallets/{badge}/debits", (string badge, Debit debit) =>
            {
                var left = balances.AddOrUpdate(badge, -debit.rappen, (_, balance) => balance - debit.rappen);
                return Results.Json(new { debit_no = Guid.NewGuid(), badge, debit.rappen, left_rappen = left }, statusCode: 201);
            });
        }));
        var canteen = await stage.ServiceAsync("canteen", app =>
        {
            app.MapPost("/tills/{till:int}/payments", (int till, Payment payment) => turn(payment.badge, async () =>
            {
                var wallet = await store.GetFromJsonAsync<Wallet>($"/wallets/{payment.badge}");
                if (wallet!.balance_rappen < payment.rappen)
                    return Results.Json(new { error = "INSUFFICIENT_FUNDS" }, statusCode: 402);
                using var debit = await store.PostAsJsonAsync($"/wallets/{payment.badge}/debits", new Debit(payment.rappen, till));
                return Results.Text(await debit.Content.ReadAsStringAsync(), "application/json", statusCode: 201);
            }));
            app.MapGet("/menu", () => Results.Json(new[] { new { dish = "Rösti", rappen = 980 }, new { dish = "Dal", rappen = 890 } }));
        });
        var tills = new[] { stage.Client(canteen, 0), stage.Client(canteen, 1) };
        for (var round = 0; round < 26; round++)
        {
            var badge = $"0{tills[0].Random.Next(4_100_000, 4_199_999)}";
            if (round % 7 == 0)
                await tills[0].GetAsync("/menu");
            if (round % 5 == 2)
                await meetings.HoldAsync(badge, () => Task.WhenAll(PayAsync(tills[0], badge), PayAsync(tills[1], badge)));
            else
                await PayAsync(tills[round % 2], badge);
            if (round % 3 == 0)
                await PayAsync(tills[1], badge);
        }
    }

    private static Task PayAsync(Client till, string badge) => till.PostAsync($"/tills/{till.Number + 3}/payments", new
    {
        badge,
        rappen = till.Random.Pick(890, 980, 1_090, 890),
        dish = till.Random.Pick("Rösti", "Dal", "Curry"),
    });

    private sealed record Wallet(string badge, int balance_rappen);

    private sealed record Debit(int rappen, int till);

    private sealed record Payment(string badge, int rappen);
}
